package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;

/** HTTP listeners whose default action forwards, to one target group or to several by weight. Rules are not offered. */
final class ListenersApi {
    private final Balancing balancing;

    ListenersApi(Balancing balancing) {
        this.balancing = balancing;
    }

    void addTo(QueryService service) {
        service.on("CreateListener", this::create)
                .on("DescribeListeners", this::describe)
                .on("ModifyListener", this::modify)
                .on("DeleteListener", this::delete);
    }

    private void create(Call call, Parameters in, Xml out) {
        Integer port = in.integer("Port");
        if (port == null || port < 1 || port > 65535) {
            throw new AwsError("ValidationError", "Listener port '" + port + "' must be between 1 and 65535");
        }
        if (!in.required("Protocol").equals("HTTP")) {
            throw new AwsError(
                    "UnsupportedProtocol", "Protocol '" + in.string("Protocol") + "' is not offered here; HTTP is");
        }
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            LoadBalancer balancer = region.balancer(in.required("LoadBalancerArn"));
            if (region.listenersOf(balancer).stream().anyMatch(other -> other.port() == port)) {
                throw new AwsError("DuplicateListener", "A listener already exists on port " + port);
            }
            Listener listener = new Listener(
                    balancer.arn().replace(":loadbalancer/", ":listener/") + "/" + Ids.hex(16),
                    balancer,
                    port,
                    forwards(region, balancer, in));
            TagsApi.put(listener.tags(), in);
            balancing.open(listener);
            balancing.changingUse(call.region(), () -> region.listeners().put(listener.arn(), listener));
            out.list("Listeners", "member", List.of(listener), each -> write(each, out));
        }
    }

    private static List<Listener.Forward> forwards(BalancingRegion region, LoadBalancer balancer, Parameters in) {
        List<Parameters> actions = in.structures("DefaultActions");
        if (actions.size() != 1) {
            throw new AwsError("ValidationError", "Exactly one default action is expected");
        }
        Parameters action = actions.get(0);
        if (!action.required("Type").equals("forward")) {
            throw new AwsError(
                    "InvalidLoadBalancerAction",
                    "Action type '" + action.string("Type") + "' is not offered here; forward is");
        }
        List<Listener.Forward> forwards = new ArrayList<>();
        for (Parameters tuple : action.structure("ForwardConfig").structures("TargetGroups")) {
            int weight = tuple.integer("Weight", 1);
            if (weight < 0 || weight > 999) {
                throw new AwsError("ValidationError", "Target group weight '" + weight + "' must be between 0 and 999");
            }
            forwards.add(new Listener.Forward(region.group(tuple.required("TargetGroupArn")), weight));
        }
        if (forwards.isEmpty()) {
            forwards.add(new Listener.Forward(region.group(action.required("TargetGroupArn")), 1));
        }
        for (Listener.Forward forward : forwards) {
            if (region.balancersOf(forward.group()).stream().anyMatch(other -> other != balancer)) {
                throw new AwsError(
                        "TargetGroupAssociationLimit",
                        "The following target groups cannot be associated with more than one load balancer: "
                                + forward.group().arn());
            }
        }
        return forwards;
    }

    private void describe(Call call, Parameters in, Xml out) {
        List<Listener> found;
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            List<String> arns = in.strings("ListenerArns");
            found = arns.isEmpty()
                    ? region.listenersOf(region.balancer(in.required("LoadBalancerArn")))
                    : arns.stream().map(region::listener).toList();
        }
        Paging<Listener> page = LoadBalancersApi.page(in, found, Listener::number);
        out.list("Listeners", "member", page.members(), listener -> write(listener, out));
        out.leaf("NextMarker", page.next());
    }

    private void modify(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            Listener listener = region.listener(in.required("ListenerArn"));
            if (in.has("DefaultActions")) {
                List<Listener.Forward> forwards = forwards(region, listener.balancer(), in);
                balancing.changingUse(call.region(), () -> {
                    listener.forwards(forwards);
                    return null;
                });
            }
            out.list("Listeners", "member", List.of(listener), each -> write(each, out));
        }
    }

    private void delete(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            Listener listener = region.listener(in.required("ListenerArn"));
            balancing.changingUse(call.region(), () -> region.listeners().remove(listener.arn()));
            listener.door().close();
        }
    }

    private static void write(Listener listener, Xml out) {
        List<Listener.Forward> forwards = listener.forwards();
        out.leaf("ListenerArn", listener.arn())
                .leaf("LoadBalancerArn", listener.balancer().arn())
                .leaf("Port", listener.port())
                .leaf("Protocol", "HTTP")
                .list("DefaultActions", "member", List.of(forwards), all -> {
                    out.leaf("Type", "forward");
                    if (all.size() == 1) {
                        out.leaf("TargetGroupArn", all.get(0).group().arn());
                    }
                    out.node(
                            "ForwardConfig",
                            () -> out.list("TargetGroups", "member", all, forward -> out.leaf(
                                            "TargetGroupArn", forward.group().arn())
                                    .leaf("Weight", forward.weight())));
                });
    }
}
