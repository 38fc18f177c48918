package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Subnet;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The elasticloadbalancing service (API version 2015-12-01), and its actions on load balancers. */
public final class LoadBalancersApi {
    static final int LARGEST_PAGE = 400;

    private final Cloud cloud;
    private final Balancing balancing;

    private LoadBalancersApi(Cloud cloud, Balancing balancing) {
        this.cloud = cloud;
        this.balancing = balancing;
    }

    public static QueryService service(Cloud cloud, Balancing balancing) {
        QueryService service =
                QueryService.query("elasticloadbalancing", "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/");
        new LoadBalancersApi(cloud, balancing).addTo(service);
        new ListenersApi(balancing).addTo(service);
        new TargetGroupsApi(cloud, balancing).addTo(service);
        new TargetsApi(balancing).addTo(service);
        new TagsApi(balancing).addTo(service);
        return service;
    }

    private void addTo(QueryService service) {
        service.on("CreateLoadBalancer", this::create)
                .on("DescribeLoadBalancers", this::describe)
                .on("DeleteLoadBalancer", this::delete)
                .on("DescribeLoadBalancerAttributes", this::describeAttributes)
                .on("ModifyLoadBalancerAttributes", this::modifyAttributes);
    }

    private void create(Call call, Parameters in, Xml out) {
        String name = in.required("Name");
        requireName(name, "Load balancer");
        if (!in.string("Type", "application").equals("application")) {
            throw new AwsError(
                    "ValidationError", "Load balancer type '" + in.string("Type") + "' is not offered; application is");
        }
        List<String> subnets = new ArrayList<>(in.strings("Subnets"));
        in.structures("SubnetMappings").forEach(mapping -> subnets.add(mapping.required("SubnetId")));
        if (subnets.isEmpty()) {
            throw new AwsError("ValidationError", "You must specify subnets");
        }
        subnets.forEach(subnet -> subnet(cloud, call, subnet));
        LoadBalancer.Shape shape = new LoadBalancer.Shape(
                name, in.string("Scheme", "internet-facing"), subnets, in.strings("SecurityGroups"));
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            Optional<LoadBalancer> same = region.balancerNamed(name);
            if (same.isPresent() && !same.get().shape().equals(shape)) {
                throw new AwsError(
                        "DuplicateLoadBalancerName",
                        "A load balancer with the same name '" + name + "' exists, but with different settings");
            }
            LoadBalancer balancer = same.orElseGet(() -> new LoadBalancer(
                    arn(cloud, call, "loadbalancer/app/" + name + "/" + Ids.hex(16)),
                    shape,
                    cloud.timeline().now()));
            TagsApi.put(balancer.tags(), in);
            region.balancers().put(balancer.arn(), balancer);
            out.list("LoadBalancers", "member", List.of(balancer), each -> write(call, each, out));
        }
    }

    static String arn(Cloud cloud, Call call, String resource) {
        return "arn:aws:elasticloadbalancing:" + call.region() + ":" + cloud.account() + ":" + resource;
    }

    static void requireName(String name, String what) {
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?")) {
            throw new AwsError(
                    "ValidationError",
                    what + " name '" + name + "' must have at most 32 letters, digits and hyphens,"
                            + " and must not begin or end with a hyphen");
        }
    }

    static Subnet subnet(Cloud cloud, Call call, String id) {
        return cloud.ec2()
                .region(call.region())
                .subnets()
                .find(id)
                .orElseThrow(() -> new AwsError("SubnetNotFound", "The subnet ID '" + id + "' does not exist"));
    }

    private void describe(Call call, Parameters in, Xml out) {
        List<LoadBalancer> found;
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            List<String> arns = in.strings("LoadBalancerArns");
            List<String> names = in.strings("Names");
            if (!arns.isEmpty()) {
                found = arns.stream().map(region::balancer).toList();
            } else if (!names.isEmpty()) {
                found = names.stream()
                        .map(name -> region.balancerNamed(name)
                                .orElseThrow(() -> new AwsError(
                                        "LoadBalancerNotFound", "Load balancers '[" + name + "]' not found")))
                        .toList();
            } else {
                found = List.copyOf(region.balancers().values());
            }
        }
        Paging<LoadBalancer> page = page(in, found, LoadBalancer::number);
        out.list("LoadBalancers", "member", page.members(), balancer -> write(call, balancer, out));
        out.leaf("NextMarker", page.next());
    }

    static <T> Paging<T> page(Parameters in, List<T> all, ToLongFunction<T> number) {
        int size = in.integer("PageSize", LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw in.invalid("PageSize", String.valueOf(size), "A number from 1 to 400 is expected.");
        }
        return Paging.of(all, number, in.string("Marker"), size, "ValidationError");
    }

    private void write(Call call, LoadBalancer balancer, Xml out) {
        LoadBalancer.Shape shape = balancer.shape();
        List<Subnet> subnets =
                shape.subnets().stream().map(id -> subnet(cloud, call, id)).toList();
        out.leaf("LoadBalancerArn", balancer.arn())
                .leaf("DNSName", LoadBalancer.DNS_NAME)
                .leaf("CanonicalHostedZoneId", "Z00000000000000000000")
                .leaf("CreatedTime", balancer.created())
                .leaf("LoadBalancerName", shape.name())
                .leaf("Scheme", shape.scheme())
                .leaf("VpcId", subnets.get(0).vpcId())
                .node("State", () -> out.leaf("Code", "active"))
                .leaf("Type", "application")
                .list("AvailabilityZones", "member", subnets, subnet -> out.leaf("ZoneName", subnet.zone())
                        .leaf("SubnetId", subnet.id()))
                .leaves("SecurityGroups", "member", shape.securityGroups())
                .leaf("IpAddressType", "ipv4");
    }

    /** Deleting what is not there succeeds, as on AWS. */
    private void delete(Call call, Parameters in, Xml out) {
        String arn = in.required("LoadBalancerArn");
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            LoadBalancer balancer = region.balancers().get(arn);
            if (balancer != null) {
                if (balancer.attributes().get("deletion_protection.enabled").equals("true")) {
                    throw new AwsError(
                            "OperationNotPermitted",
                            "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
                }
                balancing.changingUse(call.region(), () -> {
                    region.listenersOf(balancer).forEach(listener -> {
                        region.listeners().remove(listener.arn());
                        listener.door().close();
                    });
                    return region.balancers().remove(arn);
                });
            }
        }
    }

    private void describeAttributes(Call call, Parameters in, Xml out) {
        Attributes.write(balancer(call, in).attributes(), out);
    }

    private void modifyAttributes(Call call, Parameters in, Xml out) {
        LoadBalancer balancer = balancer(call, in);
        Attributes.change(balancer.attributes(), in);
        Attributes.write(balancer.attributes(), out);
    }

    private LoadBalancer balancer(Call call, Parameters in) {
        synchronized (balancing) {
            return balancing.region(call.region()).balancer(in.required("LoadBalancerArn"));
        }
    }
}
