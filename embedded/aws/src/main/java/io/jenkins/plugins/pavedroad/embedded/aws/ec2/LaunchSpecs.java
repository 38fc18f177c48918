package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what is to be launched in one region, launch templates resolved. */
final class LaunchSpecs {
    private final Ec2Region region;

    LaunchSpecs(Ec2Region region) {
        this.region = region;
    }

    static LaunchTemplate template(Ec2Region region, String id, String name) {
        if (id != null) {
            return region.launchTemplates.get(id);
        }
        if (name == null) {
            throw AwsError.missing("LaunchTemplateId or LaunchTemplateName");
        }
        return region.launchTemplates.all().stream()
                .filter(template -> template.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidLaunchTemplateName.NotFoundException",
                        "The specified launch template, with template name " + name + ", does not exist."));
    }

    LaunchSpec read(Parameters in) {
        Parameters merged = withTemplate(in);
        Parameters network = merged.structures("NetworkInterface").stream()
                .findFirst()
                .orElse(merged.structure("NetworkInterface.1"));
        String subnetId = merged.string("SubnetId", network.string("SubnetId"));
        String vpcId = subnetId == null
                ? region.defaultVpc().id()
                : region.subnets.get(subnetId).vpcId();
        String instanceType = merged.string("InstanceType", "m1.small");
        Parameters profile = merged.structure("IamInstanceProfile");
        return new LaunchSpec(
                merged,
                merged.required("ImageId"),
                instanceType,
                merged.string("UserData"),
                merged.string("KeyName"),
                securityGroups(merged, network, vpcId),
                subnetId,
                merged.structure("Placement").string("AvailabilityZone"),
                profile.string("Arn", profile.string("Name")),
                shutdownBehavior(merged.string("InstanceInitiatedShutdownBehavior", "stop")),
                merged.bool("DisableApiTermination", false),
                Tags.specified(merged, "instance"),
                Tags.specified(merged, "volume"));
    }

    static String shutdownBehavior(String value) {
        if (!value.equals("stop") && !value.equals("terminate")) {
            throw AwsError.invalid(
                    "instanceInitiatedShutdownBehavior", value, "Expected values are 'stop' or 'terminate'.");
        }
        return value;
    }

    private Parameters withTemplate(Parameters in) {
        Parameters reference = in.structure("LaunchTemplate");
        String id = reference.string("LaunchTemplateId");
        String name = reference.string("LaunchTemplateName");
        if (id == null && name == null) {
            return in;
        }
        LaunchTemplate template = template(region, id, name);
        Map<String, String> merged =
                new HashMap<>(template.version(reference.string("Version")).data());
        Set<String> given = new HashSet<>();
        in.all().keySet().forEach(key -> given.add(first(key)));
        merged.keySet().removeIf(key -> given.contains(first(key)));
        merged.putAll(in.all());
        return new Parameters(merged, true);
    }

    private static String first(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private List<String> securityGroups(Parameters in, Parameters network, String vpcId) {
        List<String> ids = new ArrayList<>(in.strings("SecurityGroupId"));
        ids.addAll(network.strings("SecurityGroupId"));
        ids.forEach(region.securityGroups::get);
        for (String name : in.strings("SecurityGroup")) {
            ids.add(region.securityGroupNamed(name, vpcId).id());
        }
        return ids.isEmpty()
                ? List.of(region.securityGroupNamed("default", vpcId).id())
                : List.copyOf(ids);
    }
}
