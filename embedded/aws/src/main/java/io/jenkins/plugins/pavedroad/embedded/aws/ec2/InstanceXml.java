package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;

/** Writes instances as DescribeInstances shows them. */
final class InstanceXml {
    private InstanceXml() {}

    static void reservation(String id, List<Instance> instances, Ec2Region region, String owner, Xml out) {
        out.leaf("reservationId", id).leaf("ownerId", owner);
        out.list("groupSet", "item", List.of(), ignored -> {});
        out.list("instancesSet", "item", instances, instance -> write(instance, region, owner, out));
    }

    static void state(String name, Instance.State state, Xml out) {
        out.node(name, () -> out.leaf("code", state.code).leaf("name", state.word));
    }

    private static void write(Instance instance, Ec2Region region, String owner, Xml out) {
        boolean present = instance.state() != Instance.State.TERMINATED;
        out.leaf("instanceId", instance.id()).leaf("imageId", instance.imageId());
        state("instanceState", instance.state(), out);
        out.leaf("privateDnsName", present ? instance.privateDnsName() : "")
                .leaf("dnsName", "")
                .leaf("reason", instance.transitionReason)
                .leaf("keyName", instance.spec.keyName())
                .leaf("amiLaunchIndex", instance.launchIndex)
                .leaf("instanceType", instance.instanceType)
                .leaf("launchTime", instance.launchTime);
        out.node("placement", () -> out.leaf("availabilityZone", instance.zone())
                .leaf("groupName", "")
                .leaf("tenancy", "default"));
        out.node("monitoring", () -> out.leaf("state", "disabled"));
        if (present) {
            out.leaf("subnetId", instance.subnetId())
                    .leaf("vpcId", instance.subnet.vpcId())
                    .leaf("privateIpAddress", instance.privateAddress);
        }
        out.leaf("sourceDestCheck", present);
        groups(instance, region, out);
        if (instance.stateReasonCode != null) {
            out.node("stateReason", () -> out.leaf("code", instance.stateReasonCode)
                    .leaf("message", instance.stateReason));
        }
        out.leaf("architecture", instance.image.architecture())
                .leaf("rootDeviceType", "ebs")
                .leaf("rootDeviceName", instance.image.rootDevice());
        out.list("blockDeviceMapping", "item", instance.attachments, attachment -> device(attachment, out));
        out.leaf("virtualizationType", "hvm")
                .leaf("clientToken", instance.spec.parameters().string("ClientToken", ""));
        Tags.write(instance, out);
        out.leaf("hypervisor", "xen");
        networkInterface(instance, region, owner, present, out);
        if (instance.spec.profile() != null) {
            out.node("iamInstanceProfile", () -> out.leaf("arn", profileArn(instance.spec.profile(), owner))
                    .leaf(
                            "id",
                            "AIPA"
                                    + String.format(
                                            "%08X", instance.spec.profile().hashCode()) + "PAVEDROAD"));
        }
        out.leaf("ebsOptimized", false).leaf("enaSupport", true);
        out.node("metadataOptions", () -> out.leaf("state", "applied")
                .leaf(
                        "httpTokens",
                        instance.spec.parameters().structure("MetadataOptions").string("HttpTokens", "optional"))
                .leaf(
                        "httpPutResponseHopLimit",
                        instance.spec.parameters().structure("MetadataOptions").string("HttpPutResponseHopLimit", "1"))
                .leaf("httpEndpoint", "enabled"));
    }

    private static String profileArn(String profile, String owner) {
        return profile.startsWith("arn:") ? profile : "arn:aws:iam::" + owner + ":instance-profile/" + profile;
    }

    private static void groups(Instance instance, Ec2Region region, Xml out) {
        List<String> ids = instance.state() == Instance.State.TERMINATED ? List.of() : instance.securityGroups;
        out.list("groupSet", "item", ids, id -> out.leaf("groupId", id)
                .leaf(
                        "groupName",
                        region.securityGroups.find(id).map(group -> group.name).orElse(null)));
    }

    private static void device(Attachment attachment, Xml out) {
        out.leaf("deviceName", attachment.device);
        out.node("ebs", () -> out.leaf("volumeId", attachment.volume.id())
                .leaf("status", attachment.status)
                .leaf("attachTime", attachment.since)
                .leaf("deleteOnTermination", attachment.deleteOnTermination));
    }

    private static void networkInterface(Instance instance, Ec2Region region, String owner, boolean present, Xml out) {
        out.list("networkInterfaceSet", "item", present ? List.of(instance) : List.of(), ignored -> {
            out.leaf("networkInterfaceId", instance.id().replaceFirst("^i-", "eni-"))
                    .leaf("subnetId", instance.subnetId())
                    .leaf("vpcId", instance.subnet.vpcId())
                    .leaf("ownerId", owner)
                    .leaf("status", "in-use")
                    .leaf("privateIpAddress", instance.privateAddress);
            groups(instance, region, out);
        });
    }
}
