package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;

/** Tags of groups. */
final class GroupTagsApi {
    private record Tagged(Group group, GroupTag tag, long number) {}

    private final Scaling scaling;
    private final Filters<Tagged> filters = Filters.<Tagged>plain()
            .one("auto-scaling-group", each -> each.group().name)
            .one("key", each -> each.tag().key())
            .one("value", each -> each.tag().value())
            .one("propagate-at-launch", each -> each.tag().propagateAtLaunch());

    GroupTagsApi(Scaling scaling) {
        this.scaling = scaling;
    }

    void register(ScalingApi api) {
        api.on("CreateOrUpdateTags", this::createOrUpdate)
                .on("DeleteTags", this::delete)
                .on("DescribeTags", this::describe);
    }

    static void put(Group group, Parameters tag) {
        String key = tag.required("Key");
        if (key.startsWith("aws:")) {
            throw new AwsError("ValidationError", "The tag key '" + key + "' is reserved for AWS.");
        }
        group.tags.put(key, new GroupTag(key, tag.string("Value", ""), tag.bool("PropagateAtLaunch", false)));
    }

    private void createOrUpdate(Call call, Parameters in, Xml out) {
        for (Parameters tag : in.structures("Tags")) {
            put(scaling.group(call.region(), tag.required("ResourceId")), tag);
        }
    }

    private void delete(Call call, Parameters in, Xml out) {
        for (Parameters tag : in.structures("Tags")) {
            scaling.group(call.region(), tag.required("ResourceId")).tags.remove(tag.required("Key"));
        }
    }

    private void describe(Call call, Parameters in, Xml out) {
        List<Tagged> all = new ArrayList<>();
        for (Group group : scaling.groups(call.region()).values()) {
            group.tags.values().forEach(tag -> all.add(new Tagged(group, tag, all.size())));
        }
        Paging<Tagged> page = ScalingApi.page(in, filters.apply(in, all), Tagged::number);
        out.list("Tags", "member", page.members(), each -> GroupXml.tag(each.group(), each.tag(), out));
        out.leaf("NextToken", page.next());
    }
}
