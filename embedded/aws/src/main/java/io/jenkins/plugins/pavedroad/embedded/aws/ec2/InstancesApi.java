package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Running, describing, starting, stopping and terminating instances. */
final class InstancesApi {
    /** "Running On-Demand" quota stand-in, so that a wrong count is an error and not a thousand processes. */
    private static final int MOST_AT_ONCE = 200;

    private static final int LONGEST_USER_DATA = 16 << 10;

    private final Ec2 ec2;
    private final ConsolePosts console;
    private final Filters<Instance> filters = Filters.<Instance>tagged(Resource::tags)
            .one("instance-id", Resource::id)
            .one("image-id", Instance::imageId)
            .one("instance-state-name", instance -> instance.state().word)
            .one("instance-state-code", instance -> instance.state().code)
            .one("instance-type", Instance::instanceType)
            .one("availability-zone", Instance::zone)
            .one("subnet-id", Instance::subnetId)
            .one("network-interface.subnet-id", Instance::subnetId)
            .one("vpc-id", instance -> instance.subnet.vpcId())
            .one("key-name", instance -> instance.spec.keyName())
            .one("private-ip-address", Instance::privateAddress)
            .one("private-dns-name", Instance::privateDnsName)
            .one("reservation-id", instance -> instance.reservationId)
            .one("client-token", instance -> instance.spec.parameters().string("ClientToken"))
            .one("architecture", instance -> instance.image.architecture())
            .one("root-device-name", instance -> instance.image.rootDevice())
            .one("root-device-type", instance -> "ebs")
            .one("iam-instance-profile.arn", instance -> instance.spec.profile())
            .many("instance.group-id", instance -> instance.securityGroups)
            .many("network-interface.group-id", instance -> instance.securityGroups)
            .many("block-device-mapping.volume-id", instance -> instance.attachments.stream()
                    .map(attachment -> attachment.volume.id())
                    .toList());

    InstancesApi(Ec2 ec2) {
        this.ec2 = ec2;
        this.console = new ConsolePosts(ec2.cloud);
    }

    void register(Ec2Api api) {
        api.on("RunInstances", this::runInstances)
                .on("DescribeInstances", this::describeInstances)
                .on("DescribeInstanceStatus", this::describeInstanceStatus)
                .on("TerminateInstances", (region, in, out) -> change(region, in, out, this::terminate))
                .on("StopInstances", (region, in, out) -> change(region, in, out, (r, i) -> ec2.lifecycle.stop(i)))
                .on("StartInstances", (region, in, out) -> change(region, in, out, ec2.lifecycle::start))
                .on("GetConsoleOutput", this::getConsoleOutput);
    }

    private void runInstances(Ec2Region region, Parameters in, Xml out) {
        int least = in.integer("MinCount", 1);
        int most = in.integer("MaxCount", least);
        if (least < 1 || most < least || most > MOST_AT_ONCE) {
            throw AwsError.invalid(
                    "MaxCount",
                    most + " with MinCount " + least,
                    "Counts are 1 to " + MOST_AT_ONCE + ", and MinCount is not the greater one.");
        }
        String reservation = region.clientTokens.once("RunInstances", in, () -> {
            LaunchSpec spec = new LaunchSpecs(region).read(in);
            checkUserData(spec.userData());
            String id = Ids.next("r");
            ec2.launch.launch(region, spec, most, id, Map.of());
            return id;
        });
        List<Instance> launched = region.instances.all().stream()
                .filter(instance -> instance.reservationId.equals(reservation))
                .toList();
        InstanceXml.reservation(reservation, launched, region, ec2.cloud.account(), out);
    }

    private static void checkUserData(String userData) {
        if (userData == null) {
            return;
        }
        try {
            if (Base64.getMimeDecoder().decode(userData).length > LONGEST_USER_DATA) {
                throw new AwsError("InvalidParameterValue", "User data is limited to 16384 bytes");
            }
        } catch (IllegalArgumentException e) {
            throw new AwsError("InvalidParameterValue", "Invalid BASE64 encoding of user data.");
        }
    }

    private void describeInstances(Ec2Region region, Parameters in, Xml out) {
        List<String> ids = in.strings("InstanceId");
        if (!ids.isEmpty() && in.has("MaxResults")) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameter instancesSet cannot be used with the parameter maxResults");
        }
        Paging<Instance> page = Paging.ec2(in, filters.apply(in, region.instances.select(ids)), Resource::number, 5);
        Map<String, List<Instance>> reservations = new LinkedHashMap<>();
        for (Instance instance : page.members()) {
            reservations
                    .computeIfAbsent(instance.reservationId, id -> new ArrayList<>())
                    .add(instance);
        }
        out.list(
                "reservationSet",
                "item",
                reservations.entrySet(),
                entry -> InstanceXml.reservation(entry.getKey(), entry.getValue(), region, ec2.cloud.account(), out));
        out.leaf("nextToken", page.next());
    }

    private void describeInstanceStatus(Ec2Region region, Parameters in, Xml out) {
        boolean all = in.bool("IncludeAllInstances", false);
        List<Instance> instances = filters.apply(in, region.instances.select(in.strings("InstanceId"))).stream()
                .filter(instance -> all || instance.state() == Instance.State.RUNNING)
                .toList();
        Paging<Instance> page = Paging.ec2(in, instances, Resource::number, 5);
        out.list("instanceStatusSet", "item", page.members(), instance -> {
            String status = instance.state() != Instance.State.RUNNING
                    ? "not-applicable"
                    : ec2.lifecycle.checksPassed(instance) ? "ok" : "initializing";
            out.leaf("instanceId", instance.id()).leaf("availabilityZone", instance.zone());
            InstanceXml.state("instanceState", instance.state(), out);
            out.node("systemStatus", () -> out.leaf("status", status));
            out.node("instanceStatus", () -> out.leaf("status", status));
        });
        out.leaf("nextToken", page.next());
    }

    private void change(Ec2Region region, Parameters in, Xml out, BiConsumer<Ec2Region, Instance> change) {
        List<String> ids = in.strings("InstanceId");
        if (ids.isEmpty()) {
            throw AwsError.missing("InstanceId");
        }
        List<Instance> instances =
                ids.stream().distinct().map(region.instances::get).toList();
        out.list("instancesSet", "item", instances, instance -> {
            Instance.State before = instance.state();
            change.accept(region, instance);
            out.leaf("instanceId", instance.id());
            InstanceXml.state("currentState", instance.state(), out);
            InstanceXml.state("previousState", before, out);
        });
    }

    private void terminate(Ec2Region region, Instance instance) {
        if (instance.terminationProtected) {
            throw new AwsError(
                    "OperationNotPermitted",
                    "The instance '" + instance.id()
                            + "' may not be terminated. Modify its 'disableApiTermination' instance attribute and try"
                            + " again.");
        }
        ec2.lifecycle.terminate(instance, "User initiated");
    }

    private void getConsoleOutput(Ec2Region region, Parameters in, Xml out) {
        Instance instance = region.instances.get(in.required("InstanceId"));
        boolean latest = in.bool("Latest", false);
        if (latest && !InstanceType.named(instance.instanceType).nitro()) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "This instance type does not support retrieving the latest console logs. Supported instance types"
                            + " can be found at http://docs.aws.amazon.com/console/ec2/instances/latest-console-output");
        }
        ConsolePosts.Post post = latest ? console.now(instance) : instance.console;
        out.leaf("instanceId", instance.id());
        if (post != null) {
            out.leaf("timestamp", post.time())
                    .leaf("output", Base64.getEncoder().encodeToString(post.bytes()));
        }
    }
}
