package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Encryption;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsInstanceBlockDevice;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;

/** What a launch is in EC2's words, and an instance in ours. */
final class InstanceRequests {
    private final Ec2Client ec2;

    InstanceRequests(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    RunInstancesRequest run(InstanceLaunch launch) {
        RunInstancesRequest.Builder request = RunInstancesRequest.builder()
                .minCount(1)
                .maxCount(1)
                .imageId(launch.imageId())
                .instanceType(launch.instanceType())
                .subnetId(launch.subnet().orElse(null))
                .iamInstanceProfile(
                        launch.instanceProfile().map(InstanceRequests::profile).orElse(null))
                .userData(Base64.getEncoder().encodeToString(launch.userData().getBytes(StandardCharsets.UTF_8)))
                .metadataOptions(
                        options -> options.httpTokens(HttpTokensState.REQUIRED).httpPutResponseHopLimit(1))
                .instanceInitiatedShutdownBehavior(ShutdownBehavior.STOP)
                .blockDeviceMappings(root(launch.imageId(), launch.encryption()))
                .tagSpecifications(Tagging.specifications(launch.tags(), ResourceType.INSTANCE, ResourceType.VOLUME))
                .clientToken(launch.token());
        if (!launch.securityGroups().isEmpty()) {
            request.securityGroupIds(launch.securityGroups());
        }
        return request.build();
    }

    /** The root volume of the image, gone with its instance. Its name differs from image to image. */
    private BlockDeviceMapping root(String imageId, Encryption encryption) {
        String device = Call.to("ec2:DescribeImages", () -> ec2.describeImages(request -> request.imageIds(imageId)))
                .images()
                .stream()
                .findFirst()
                .map(Image::rootDeviceName)
                .orElseThrow(() -> new CloudException(
                        "ec2:DescribeImages", "InvalidAMIID.NotFound", "there is no image " + imageId, false, null));
        return BlockDeviceMapping.builder()
                .deviceName(device)
                .ebs(volume -> volume.encrypted(encryption.wanted() ? true : null)
                        .kmsKeyId(encryption.key().isEmpty() ? null : encryption.key())
                        .deleteOnTermination(true))
                .build();
    }

    private static IamInstanceProfileSpecification profile(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? IamInstanceProfileSpecification.builder().arn(nameOrArn).build()
                : IamInstanceProfileSpecification.builder().name(nameOrArn).build();
    }

    static Instance instance(software.amazon.awssdk.services.ec2.model.Instance instance) {
        return new Instance(
                instance.instanceId(),
                state(instance.state().name()),
                Reasons.of(instance.stateReason(), instance.stateTransitionReason()),
                Objects.toString(instance.imageId(), ""),
                Objects.toString(instance.instanceTypeAsString(), ""),
                instance.placement() == null
                        ? ""
                        : Objects.toString(instance.placement().availabilityZone(), ""),
                Optional.ofNullable(instance.privateIpAddress()),
                instance.launchTime(),
                instance.securityGroups().stream().map(GroupIdentifier::groupId).toList(),
                instance.blockDeviceMappings().stream()
                        .flatMap(device ->
                                Optional.ofNullable(device.ebs()).map(EbsInstanceBlockDevice::volumeId).stream())
                        .toList(),
                Tagging.map(instance.tags()));
    }

    private static Instance.State state(InstanceStateName name) {
        return switch (name) {
            case PENDING -> Instance.State.PENDING;
            case RUNNING -> Instance.State.RUNNING;
            case STOPPING -> Instance.State.STOPPING;
            case STOPPED -> Instance.State.STOPPED;
            case SHUTTING_DOWN -> Instance.State.SHUTTING_DOWN;
            case TERMINATED -> Instance.State.TERMINATED;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new CloudException(
                        "ec2:DescribeInstances",
                        "UnknownState",
                        "an instance state this version does not know",
                        false,
                        null);
        };
    }
}
