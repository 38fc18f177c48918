package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.Map;

/** Tags of load balancers, listeners and target groups. */
final class TagsApi {
    private final Balancing balancing;

    TagsApi(Balancing balancing) {
        this.balancing = balancing;
    }

    void addTo(QueryService service) {
        service.on("AddTags", this::add).on("RemoveTags", this::remove).on("DescribeTags", this::describe);
    }

    static void put(Map<String, String> tags, Parameters in) {
        for (Parameters tag : in.structures("Tags")) {
            tags.put(tag.required("Key"), tag.string("Value", ""));
        }
    }

    private void add(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            in.strings("ResourceArns").stream()
                    .map(arn -> tags(call, arn))
                    .toList()
                    .forEach(tags -> put(tags, in));
        }
    }

    private void remove(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            in.strings("ResourceArns").stream()
                    .map(arn -> tags(call, arn))
                    .toList()
                    .forEach(tags -> tags.keySet().removeAll(in.strings("TagKeys")));
        }
    }

    private void describe(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            out.list("TagDescriptions", "member", in.strings("ResourceArns"), arn -> {
                out.leaf("ResourceArn", arn);
                write(tags(call, arn), out);
            });
        }
    }

    static void write(Map<String, String> tags, Xml out) {
        out.list("Tags", "member", tags.entrySet(), tag -> out.leaf("Key", tag.getKey())
                .leaf("Value", tag.getValue()));
    }

    private Map<String, String> tags(Call call, String arn) {
        BalancingRegion region = balancing.region(call.region());
        if (arn.contains(":targetgroup/")) {
            return region.group(arn).tags();
        }
        return arn.contains(":listener/")
                ? region.listener(arn).tags()
                : region.balancer(arn).tags();
    }
}
