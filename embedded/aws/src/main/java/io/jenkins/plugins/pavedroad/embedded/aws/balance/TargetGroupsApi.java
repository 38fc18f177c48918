package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;
import java.util.Optional;

/** Target groups and their attributes. */
final class TargetGroupsApi {
    private final Cloud cloud;
    private final Balancing balancing;

    TargetGroupsApi(Cloud cloud, Balancing balancing) {
        this.cloud = cloud;
        this.balancing = balancing;
    }

    void addTo(QueryService service) {
        service.on("CreateTargetGroup", this::create)
                .on("DescribeTargetGroups", this::describe)
                .on("ModifyTargetGroup", this::modify)
                .on("DeleteTargetGroup", this::delete)
                .on("DescribeTargetGroupAttributes", this::describeAttributes)
                .on("ModifyTargetGroupAttributes", this::modifyAttributes);
    }

    private void create(Call call, Parameters in, Xml out) {
        TargetGroup.Shape shape = shape(in);
        HealthCheck check = HealthCheckParameters.read(in, HealthCheckParameters.DEFAULT);
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            Optional<TargetGroup> same = region.groupNamed(shape.name());
            if (same.isPresent()
                    && !(same.get().shape().equals(shape) && same.get().check().equals(check))) {
                throw new AwsError(
                        "DuplicateTargetGroupName",
                        "A target group with the same name '" + shape.name() + "' exists, but with different settings");
            }
            TargetGroup group = same.orElseGet(() -> new TargetGroup(
                    LoadBalancersApi.arn(cloud, call, "targetgroup/" + shape.name() + "/" + Ids.hex(16)),
                    shape,
                    check));
            TagsApi.put(group.tags(), in);
            region.groups().put(group.arn(), group);
            write(region, List.of(group), out);
        }
    }

    private static TargetGroup.Shape shape(Parameters in) {
        String name = in.required("Name");
        LoadBalancersApi.requireName(name, "Target group");
        String protocol = in.required("Protocol");
        if (!protocol.equals("HTTP")) {
            throw new AwsError("ValidationError", "Protocol '" + protocol + "' is not offered here; HTTP is");
        }
        Integer port = in.integer("Port");
        if (port == null || port < 1 || port > 65535) {
            throw new AwsError("ValidationError", "Target group port '" + port + "' must be between 1 and 65535");
        }
        String type = in.string("TargetType", "instance");
        if (!List.of("instance", "ip").contains(type)) {
            throw new AwsError(
                    "ValidationError", "Target type '" + type + "' is not offered here; instance and ip are");
        }
        return new TargetGroup.Shape(name, protocol, port, in.required("VpcId"), type);
    }

    private void describe(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            List<TargetGroup> found;
            List<String> arns = in.strings("TargetGroupArns");
            List<String> names = in.strings("Names");
            if (!arns.isEmpty()) {
                found = arns.stream().map(region::group).toList();
            } else if (!names.isEmpty()) {
                found = names.stream()
                        .map(name -> region.groupNamed(name)
                                .orElseThrow(() ->
                                        new AwsError("TargetGroupNotFound", "One or more target groups not found")))
                        .toList();
            } else if (in.has("LoadBalancerArn")) {
                LoadBalancer balancer = region.balancer(in.required("LoadBalancerArn"));
                found = region.groups().values().stream()
                        .filter(group -> region.balancersOf(group).contains(balancer))
                        .toList();
            } else {
                found = List.copyOf(region.groups().values());
            }
            Paging<TargetGroup> page = LoadBalancersApi.page(in, found, TargetGroup::number);
            write(region, page.members(), out);
            out.leaf("NextMarker", page.next());
        }
    }

    private void modify(Call call, Parameters in, Xml out) {
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            TargetGroup group = region.group(in.required("TargetGroupArn"));
            group.check(HealthCheckParameters.read(in, group.check()));
            write(region, List.of(group), out);
        }
    }

    private void delete(Call call, Parameters in, Xml out) {
        String arn = in.required("TargetGroupArn");
        synchronized (balancing) {
            BalancingRegion region = balancing.region(call.region());
            TargetGroup group = region.groups().get(arn);
            if (group != null && region.uses(group)) {
                throw new AwsError(
                        "ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
            }
            region.groups().remove(arn);
        }
    }

    private void describeAttributes(Call call, Parameters in, Xml out) {
        Attributes.write(group(call, in).attributes(), out);
    }

    private void modifyAttributes(Call call, Parameters in, Xml out) {
        TargetGroup group = group(call, in);
        Attributes.change(group.attributes(), in);
        Attributes.write(group.attributes(), out);
    }

    private TargetGroup group(Call call, Parameters in) {
        synchronized (balancing) {
            return balancing.region(call.region()).group(in.required("TargetGroupArn"));
        }
    }

    private static void write(BalancingRegion region, List<TargetGroup> groups, Xml out) {
        out.list("TargetGroups", "member", groups, group -> {
            HealthCheck check = group.check();
            out.leaf("TargetGroupArn", group.arn())
                    .leaf("TargetGroupName", group.shape().name())
                    .leaf("Protocol", group.shape().protocol())
                    .leaf("ProtocolVersion", "HTTP1")
                    .leaf("Port", group.shape().port())
                    .leaf("VpcId", group.shape().vpcId())
                    .leaf("HealthCheckProtocol", check.protocol())
                    .leaf("HealthCheckPort", check.port())
                    .leaf("HealthCheckEnabled", true)
                    .leaf("HealthCheckIntervalSeconds", check.interval().toSeconds())
                    .leaf("HealthCheckTimeoutSeconds", check.timeout().toSeconds())
                    .leaf("HealthyThresholdCount", check.healthyThreshold())
                    .leaf("UnhealthyThresholdCount", check.unhealthyThreshold())
                    .leaf("HealthCheckPath", check.path())
                    .node("Matcher", () -> out.leaf("HttpCode", check.matcher().codes()))
                    .leaves(
                            "LoadBalancerArns",
                            "member",
                            region.balancersOf(group).stream()
                                    .map(LoadBalancer::arn)
                                    .toList())
                    .leaf("TargetType", group.shape().targetType())
                    .leaf("IpAddressType", "ipv4");
        });
    }
}
