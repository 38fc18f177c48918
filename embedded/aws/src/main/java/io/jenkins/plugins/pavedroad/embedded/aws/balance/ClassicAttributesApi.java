package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;

/**
 * Attributes and tags of classic load balancers. Of the attributes connection draining has an effect here; cross-zone
 * balancing and the idle timeout are kept and given back only.
 */
final class ClassicAttributesApi {
    private final Balancing balancing;

    ClassicAttributesApi(Balancing balancing) {
        this.balancing = balancing;
    }

    void addTo(QueryService service) {
        service.on("DescribeLoadBalancerAttributes", this::describe)
                .on("ModifyLoadBalancerAttributes", this::modify)
                .on("AddTags", this::addTags)
                .on("RemoveTags", this::removeTags)
                .on("DescribeTags", this::describeTags);
    }

    private void describe(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            write(balancer(call, in.required("LoadBalancerName")).attributes(), out);
        }
    }

    private void modify(Call call, Parameters in, Xml out) {
        String name = in.required("LoadBalancerName");
        synchronized (balancing) {
            ClassicBalancer balancer = balancer(call, name);
            balancer.attributes(changed(balancer.attributes(), in.structure("LoadBalancerAttributes")));
            out.leaf("LoadBalancerName", name);
            write(balancer.attributes(), out);
        }
    }

    private static ClassicBalancer.Attributes changed(ClassicBalancer.Attributes before, Parameters in) {
        Parameters draining = in.structure("ConnectionDraining");
        return new ClassicBalancer.Attributes(
                in.structure("CrossZoneLoadBalancing").bool("Enabled", before.crossZone()),
                draining.bool("Enabled", before.draining()),
                seconds(draining, "Timeout", before.drainSeconds(), 3600),
                seconds(in.structure("ConnectionSettings"), "IdleTimeout", before.idleSeconds(), 4000));
    }

    private static int seconds(Parameters in, String name, int before, int most) {
        return (int) HealthCheckParameters.between(in, name, before, 1, most);
    }

    private static void write(ClassicBalancer.Attributes attributes, Xml out) {
        out.node("LoadBalancerAttributes", () -> out.node(
                        "CrossZoneLoadBalancing", () -> out.leaf("Enabled", attributes.crossZone()))
                .node("AccessLog", () -> out.leaf("Enabled", false))
                .node("ConnectionDraining", () -> out.leaf("Enabled", attributes.draining())
                        .leaf("Timeout", attributes.drainSeconds()))
                .node("ConnectionSettings", () -> out.leaf("IdleTimeout", attributes.idleSeconds())));
    }

    private ClassicBalancer balancer(Call call, String name) {
        return balancing.region(call.region()).classic(name);
    }

    private void addTags(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            in.strings("LoadBalancerNames").stream()
                    .map(name -> balancer(call, name))
                    .toList()
                    .forEach(balancer -> TagsApi.put(balancer.front().tags(), in));
        }
    }

    private void removeTags(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            in.strings("LoadBalancerNames").stream()
                    .map(name -> balancer(call, name))
                    .toList()
                    .forEach(balancer -> in.structures("Tags")
                            .forEach(tag -> balancer.front().tags().remove(tag.required("Key"))));
        }
    }

    private void describeTags(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            out.list("TagDescriptions", "member", in.strings("LoadBalancerNames"), name -> {
                out.leaf("LoadBalancerName", name);
                TagsApi.write(balancer(call, name).front().tags(), out);
            });
        }
    }
}
