package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;

/** Single attributes of instances. */
final class InstanceAttributesApi {
    void register(Ec2Api api) {
        api.on("DescribeInstanceAttribute", this::describe).on("ModifyInstanceAttribute", this::modify);
    }

    private void describe(Ec2Region region, Parameters in, Xml out) {
        Instance instance = region.instances.get(in.required("InstanceId"));
        String attribute = in.required("Attribute");
        out.leaf("instanceId", instance.id());
        switch (attribute) {
            case "groupSet" -> out.list("groupSet", "item", instance.securityGroups, id -> out.leaf("groupId", id));
            case "blockDeviceMapping" ->
                out.list("blockDeviceMapping", "item", instance.attachments, attachment -> out.leaf(
                                "deviceName", attachment.device)
                        .node("ebs", () -> out.leaf("volumeId", attachment.volume.id())
                                .leaf("status", attachment.status)
                                .leaf("attachTime", attachment.since)
                                .leaf("deleteOnTermination", attachment.deleteOnTermination)));
            default -> out.node(attribute, () -> out.leaf("value", value(instance, attribute)));
        }
    }

    private static Object value(Instance instance, String attribute) {
        return switch (attribute) {
            case "userData" -> instance.userData;
            case "instanceType" -> instance.instanceType;
            case "instanceInitiatedShutdownBehavior" -> instance.shutdownBehavior;
            case "disableApiTermination" -> instance.terminationProtected;
            case "rootDeviceName" -> instance.image.rootDevice();
            case "ebsOptimized", "disableApiStop" -> false;
            case "sourceDestCheck", "enaSupport" -> true;
            case "kernel", "ramdisk", "sriovNetSupport" -> null;
            default -> throw AwsError.invalid("attribute", attribute, "Unknown attribute.");
        };
    }

    private void modify(Ec2Region region, Parameters in, Xml out) {
        Instance instance = region.instances.get(in.required("InstanceId"));
        String attribute = in.string("Attribute");
        String plain = in.string("Value");
        set(region, instance, in, new Given(in, attribute, plain));
        out.leaf("return", true);
    }

    /** The two spellings of a value: {@code UserData.Value=…}, or {@code Attribute=userData&Value=…}. */
    private record Given(Parameters in, String attribute, String value) {
        String of(String name) {
            boolean named = attribute != null && attribute.equalsIgnoreCase(name);
            return named && value != null ? value : in.structure(name).string("Value", in.string(name));
        }
    }

    private static void set(Ec2Region region, Instance instance, Parameters in, Given given) {
        String behavior = given.of("InstanceInitiatedShutdownBehavior");
        if (behavior != null) {
            instance.shutdownBehavior = LaunchSpecs.shutdownBehavior(behavior);
        }
        String protection = given.of("DisableApiTermination");
        if (protection != null) {
            instance.terminationProtected = Boolean.parseBoolean(protection);
        }
        String userData = given.of("UserData");
        String type = given.of("InstanceType");
        if ((userData != null || type != null) && instance.state() != Instance.State.STOPPED) {
            throw new AwsError(
                    "IncorrectInstanceState", "The instance '" + instance.id() + "' is not in the 'stopped' state.");
        }
        if (userData != null) {
            instance.userData = userData;
        }
        if (type != null) {
            instance.instanceType = InstanceType.named(type).name();
        }
        List<String> groups = in.strings("GroupId");
        if (!groups.isEmpty()) {
            groups.forEach(region.securityGroups::get);
            instance.securityGroups = List.copyOf(groups);
        }
        for (Parameters mapping : in.structures("BlockDeviceMapping")) {
            String device = mapping.required("DeviceName");
            Attachment attachment = instance.attachments.stream()
                    .filter(each -> each.device.equals(device))
                    .findFirst()
                    .orElseThrow(() -> new AwsError(
                            "InvalidInstanceAttributeValue", "No device is currently mapped at " + device));
            attachment.deleteOnTermination =
                    mapping.structure("Ebs").bool("DeleteOnTermination", attachment.deleteOnTermination);
        }
    }
}
