package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.InstanceView;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;

/** Registration and health of targets. */
final class TargetsApi {
    /** @param port null when the caller named none */
    private record Named(String id, Integer port) {}

    private final Balancing balancing;

    TargetsApi(Balancing balancing) {
        this.balancing = balancing;
    }

    void addTo(QueryService service) {
        service.on("RegisterTargets", this::register)
                .on("DeregisterTargets", this::deregister)
                .on("DescribeTargetHealth", this::describe);
    }

    private static List<Named> named(Parameters in) {
        return in.structures("Targets").stream()
                .map(target -> new Named(target.required("Id"), target.integer("Port")))
                .toList();
    }

    private void register(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            TargetGroup group = region.group(in.required("TargetGroupArn"));
            List<Named> targets = named(in);
            List<String> addresses = addresses(call, group, targets);
            for (int i = 0; i < targets.size(); i++) {
                Named target = targets.get(i);
                int port = target.port() == null ? group.shape().port() : target.port();
                balancing
                        .targets()
                        .register(call.region(), group, region.uses(group), target.id(), addresses.get(i), port);
            }
        }
    }

    private List<String> addresses(Call call, TargetGroup group, List<Named> targets) {
        List<String> addresses = new ArrayList<>();
        for (Named target : targets) {
            if (group.shape().targetType().equals("ip")) {
                if (!target.id().matches("127(\\.\\d{1,3}){3}")) {
                    throw new AwsError(
                            "InvalidTarget", "Only loopback addresses can be targets here, not '" + target.id() + "'");
                }
                addresses.add(target.id());
                continue;
            }
            InstanceView instance = balancing
                    .instances()
                    .find(call.region(), target.id())
                    .orElseThrow(() -> new AwsError(
                            "InvalidTarget", "The following targets are not valid instances: '" + target.id() + "'"));
            if (!instance.running()) {
                throw new AwsError(
                        "InvalidTarget",
                        "The following targets are not in a running state and cannot be registered: '" + target.id()
                                + "'");
            }
            addresses.add(instance.privateAddress());
        }
        return addresses;
    }

    /** Without a port all registrations of the target end. */
    private void deregister(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            TargetGroup group = balancing.region(call.region()).group(in.required("TargetGroupArn"));
            for (Named named : named(in)) {
                List<Target> matching = matching(group, named);
                if (matching.isEmpty()) {
                    throw new AwsError(
                            "InvalidTarget", "The following targets are not registered: '" + named.id() + "'");
                }
                matching.forEach(target -> balancing.targets().deregister(group, target));
            }
        }
    }

    private static List<Target> matching(TargetGroup group, Named named) {
        return group.targets().values().stream()
                .filter(target ->
                        target.id().equals(named.id()) && (named.port() == null || target.port() == named.port()))
                .toList();
    }

    private void describe(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            TargetGroup group = balancing.region(call.region()).group(in.required("TargetGroupArn"));
            List<Named> asked = named(in);
            out.node("TargetHealthDescriptions", () -> {
                if (asked.isEmpty()) {
                    group.targets().values().forEach(target -> write(group, target, out));
                }
                for (Named named : asked) {
                    List<Target> matching = matching(group, named);
                    if (matching.isEmpty()) {
                        int port = named.port() == null ? group.shape().port() : named.port();
                        write(group, named.id(), port, "unused", Reason.NOT_REGISTERED, out);
                    }
                    matching.forEach(target -> write(group, target, out));
                }
            });
        }
    }

    private static void write(TargetGroup group, Target target, Xml out) {
        write(
                group,
                target.id(),
                target.port(),
                LoadBalancerView.state(target),
                target.condition().reason(),
                out);
    }

    private static void write(TargetGroup group, String id, int port, String state, Reason reason, Xml out) {
        String checkPort = group.check().port();
        out.node("member", () -> out.node("Target", () -> out.leaf("Id", id).leaf("Port", port))
                .leaf("HealthCheckPort", checkPort.equals(HealthCheck.TRAFFIC_PORT) ? port : checkPort)
                .node("TargetHealth", () -> out.leaf("State", state)
                        .leaf("Reason", reason.code())
                        .leaf("Description", reason.description())));
    }
}
