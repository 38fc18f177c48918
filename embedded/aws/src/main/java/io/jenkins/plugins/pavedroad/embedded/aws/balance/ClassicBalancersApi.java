package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Subnet;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;

/**
 * The elasticloadbalancing service in its API version 2012-06-01, and its actions on classic load balancers. Only HTTP
 * listeners are offered, all of one balancer to one instance port.
 */
public final class ClassicBalancersApi {
    private static final String VERSION = "2012-06-01";

    private final Cloud cloud;
    private final Balancing balancing;

    private ClassicBalancersApi(Cloud cloud, Balancing balancing) {
        this.cloud = cloud;
        this.balancing = balancing;
    }

    public static QueryService service(Cloud cloud, Balancing balancing) {
        QueryService service = QueryService.query(
                        "elasticloadbalancing", "http://elasticloadbalancing.amazonaws.com/doc/" + VERSION + "/")
                .onlyFor(VERSION);
        new ClassicBalancersApi(cloud, balancing).addTo(service);
        new ClassicInstancesApi(balancing).addTo(service);
        new ClassicAttributesApi(balancing).addTo(service);
        return service;
    }

    private void addTo(QueryService service) {
        service.on("CreateLoadBalancer", this::create)
                .on("DescribeLoadBalancers", this::describe)
                .on("DeleteLoadBalancer", this::delete);
    }

    private void create(Call call, Parameters in, Xml out) {
        String name = in.required("LoadBalancerName");
        LoadBalancersApi.requireName(name, "Load balancer");
        List<Subnet> subnets = subnets(call, in);
        ClassicBalancer balancer = read(call, in, name, subnets);
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            ClassicBalancer same = region.classics().get(name);
            if (same == null) {
                TagsApi.put(balancer.front().tags(), in);
                balancer.listeners().forEach(listener -> balancing.open(listener, balancer::next));
                region.classics().put(name, balancer);
            } else if (!same.isLike(balancer)) {
                throw new AwsError(
                        "DuplicateLoadBalancerName",
                        "Load balancer '" + name + "' already exists and it is configured with different parameters");
            }
        }
        out.leaf("DNSName", LoadBalancer.DNS_NAME);
    }

    private List<Subnet> subnets(Call call, Parameters in) {
        List<Subnet> subnets = new ArrayList<>();
        in.strings("Subnets").forEach(id -> subnets.add(LoadBalancersApi.subnet(cloud, call, id)));
        for (String zone : in.strings("AvailabilityZones")) {
            if (!cloud.ec2().region(call.region()).zones().contains(zone)) {
                throw new AwsError("ValidationError", "Invalid availability zone: " + zone);
            }
            subnets.add(cloud.ec2().region(call.region()).defaultSubnet(zone));
        }
        if (subnets.isEmpty()) {
            throw new AwsError("ValidationError", "Either AvailabilityZones or SubnetIds must be specified");
        }
        return subnets;
    }

    private ClassicBalancer read(Call call, Parameters in, String name, List<Subnet> subnets) {
        List<Parameters> listeners = in.structures("Listeners");
        if (listeners.isEmpty()) {
            throw in.missing("Listeners");
        }
        for (Parameters listener : listeners) {
            requireHttp(listener.required("Protocol"));
            requireHttp(listener.string("InstanceProtocol", "HTTP"));
        }
        List<Integer> instancePorts = listeners.stream()
                .map(listener -> port(listener, "InstancePort"))
                .distinct()
                .toList();
        if (instancePorts.size() > 1) {
            throw new AwsError("ValidationError", "Only one InstancePort per load balancer is offered here");
        }
        List<Integer> ports = listeners.stream()
                .map(listener -> port(listener, "LoadBalancerPort"))
                .toList();
        if (ports.stream().distinct().count() < ports.size()) {
            throw new AwsError("DuplicateListener", "Two listeners have the same LoadBalancerPort");
        }
        LoadBalancer front = new LoadBalancer(
                LoadBalancersApi.arn(cloud, call, "loadbalancer/" + name),
                new LoadBalancer.Shape(
                        name,
                        in.string("Scheme", "internet-facing"),
                        subnets.stream().map(Subnet::id).toList(),
                        in.strings("SecurityGroups")),
                cloud.timeline().now());
        int instancePort = instancePorts.get(0);
        TargetGroup group = new TargetGroup(
                front.arn(),
                new TargetGroup.Shape(name, "HTTP", instancePort, subnets.get(0).vpcId(), "instance"),
                ClassicHealthCheck.standard(instancePort));
        List<Listener.Forward> forwards = List.of(new Listener.Forward(group, 1));
        return new ClassicBalancer(
                front,
                subnets.stream().map(Subnet::zone).distinct().toList(),
                group,
                ports.stream()
                        .map(port -> new Listener(front.arn(), front, port, forwards))
                        .toList());
    }

    private static void requireHttp(String protocol) {
        if (!protocol.equalsIgnoreCase("HTTP")) {
            throw new AwsError("UnsupportedProtocol", "Protocol '" + protocol + "' is not offered here; HTTP is");
        }
    }

    private static int port(Parameters listener, String name) {
        listener.required(name);
        int port = listener.integer(name);
        if (port < 1 || port > 65535) {
            throw listener.invalid(name, String.valueOf(port), "A port from 1 to 65535 is expected.");
        }
        return port;
    }

    private void describe(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            List<String> names = in.strings("LoadBalancerNames");
            List<ClassicBalancer> found = names.isEmpty()
                    ? List.copyOf(region.classics().values())
                    : names.stream().map(region::classic).toList();
            Paging<ClassicBalancer> page = LoadBalancersApi.page(
                    in, found, balancer -> balancer.front().number());
            out.list("LoadBalancerDescriptions", "member", page.members(), balancer -> write(balancer, out));
            out.leaf("NextMarker", page.next());
        }
    }

    private static void write(ClassicBalancer balancer, Xml out) {
        LoadBalancer.Shape shape = balancer.front().shape();
        TargetGroup.Shape group = balancer.group().shape();
        out.leaf("LoadBalancerName", balancer.name())
                .leaf("DNSName", LoadBalancer.DNS_NAME)
                .leaf("CanonicalHostedZoneName", LoadBalancer.DNS_NAME)
                .leaf("CanonicalHostedZoneNameID", "Z00000000000000000000")
                .list("ListenerDescriptions", "member", balancer.listeners(), listener -> out.node(
                                "Listener", () -> out.leaf("Protocol", "HTTP")
                                        .leaf("LoadBalancerPort", listener.port())
                                        .leaf("InstanceProtocol", "HTTP")
                                        .leaf("InstancePort", group.port()))
                        .leaves("PolicyNames", "member", List.of()))
                .leaves("AvailabilityZones", "member", balancer.zones())
                .leaves("Subnets", "member", shape.subnets())
                .leaf("VPCId", group.vpcId())
                .list("Instances", "member", balancer.instances(), id -> out.leaf("InstanceId", id))
                .node(
                        "HealthCheck",
                        () -> ClassicHealthCheck.write(balancer.group().check(), out))
                .leaves("SecurityGroups", "member", shape.securityGroups())
                .leaf("CreatedTime", balancer.front().created())
                .leaf("Scheme", shape.scheme());
    }

    /** Deleting what is not there succeeds, as on AWS. */
    private void delete(Call call, Parameters in, Xml out) {
        String name = in.required("LoadBalancerName");
        synchronized (balancing) {
            ClassicBalancer balancer =
                    balancing.region(call.region()).classics().remove(name);
            if (balancer != null) {
                balancer.listeners().forEach(listener -> listener.door().close());
                balancing.targets().used(call.region(), balancer.group(), false);
            }
        }
    }
}
