package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.InstanceView;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;

/** Instances of classic load balancers and their health. */
final class ClassicInstancesApi {
    /** @param reason ELB, Instance or N/A: who is the cause */
    private record State(String word, String reason, String description) {
        static State out(String reason, String description) {
            return new State("OutOfService", reason, description);
        }
    }

    private final Balancing balancing;

    ClassicInstancesApi(Balancing balancing) {
        this.balancing = balancing;
    }

    void addTo(QueryService service) {
        service.on("RegisterInstancesWithLoadBalancer", this::register)
                .on("DeregisterInstancesFromLoadBalancer", this::deregister)
                .on("DescribeInstanceHealth", this::health)
                .on("ConfigureHealthCheck", this::configure);
    }

    private ClassicBalancer balancer(Call call, Parameters in) {
        return balancing.region(call.region()).classic(in.required("LoadBalancerName"));
    }

    /** @throws AwsError unless EC2 knows all of them */
    private List<String> instances(Call call, Parameters in) {
        List<String> ids = in.structures("Instances").stream()
                .map(instance -> instance.required("InstanceId"))
                .toList();
        for (String id : ids) {
            if (balancing.instances().find(call.region(), id).isEmpty()) {
                throw new AwsError("InvalidInstance", "Could not find EC2 instance " + id + ".");
            }
        }
        return ids;
    }

    private void register(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            ClassicBalancer balancer = balancer(call, in);
            instances(call, in).forEach(id -> balancing.register(call.region(), balancer.name(), id));
            writeInstances(balancer, out);
        }
    }

    private void deregister(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            ClassicBalancer balancer = balancer(call, in);
            instances(call, in).forEach(id -> balancing.deregister(call.region(), balancer.name(), id));
            writeInstances(balancer, out);
        }
    }

    private static void writeInstances(ClassicBalancer balancer, Xml out) {
        out.list("Instances", "member", balancer.instances(), id -> out.leaf("InstanceId", id));
    }

    private void health(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            ClassicBalancer balancer = balancer(call, in);
            List<String> asked = instances(call, in);
            List<String> ids = asked.isEmpty()
                    ? balancer.group().targets().values().stream()
                            .map(Target::id)
                            .toList()
                    : asked;
            out.list("InstanceStates", "member", ids, id -> {
                State state = balancer.target(id)
                        .map(target -> state(call.region(), target))
                        .orElse(State.out("Instance", "Instance is not currently registered with the LoadBalancer."));
                out.leaf("InstanceId", id)
                        .leaf("State", state.word())
                        .leaf("ReasonCode", state.reason())
                        .leaf("Description", state.description());
            });
        }
    }

    private State state(String region, Target target) {
        return switch (target.health()) {
            case HEALTHY -> new State("InService", "N/A", "N/A");
            case DRAINING -> new State("InService", "N/A", "Instance deregistration currently in progress.");
            case INITIAL -> State.out("ELB", "Instance registration is still in progress.");
            case UNHEALTHY ->
                State.out(
                        "Instance",
                        "Instance has failed at least the UnhealthyThreshold number of health checks consecutively.");
            case UNUSED, UNAVAILABLE ->
                State.out(
                        "Instance",
                        "Instance is in "
                                + balancing
                                        .instances()
                                        .find(region, target.id())
                                        .map(InstanceView::state)
                                        .orElse("terminated")
                                + " state.");
        };
    }

    private void configure(Call call, Parameters in, Xml out) {
        HealthCheck check = ClassicHealthCheck.read(in.structure("HealthCheck"));
        synchronized (balancing) {
            balancer(call, in).group().check(check);
        }
        out.node("HealthCheck", () -> ClassicHealthCheck.write(check, out));
    }
}
