package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Launch configurations. */
final class LaunchConfigurationsApi {
    private final Scaling scaling;

    LaunchConfigurationsApi(Scaling scaling) {
        this.scaling = scaling;
    }

    void register(ScalingApi api) {
        api.on("CreateLaunchConfiguration", this::create)
                .on("DescribeLaunchConfigurations", this::describe)
                .on("DeleteLaunchConfiguration", this::delete);
    }

    private void create(Call call, Parameters in, Xml out) {
        String name = in.required("LaunchConfigurationName");
        Map<String, LaunchConfiguration> all = scaling.configurations(call.region());
        if (all.containsKey(name)) {
            throw new AwsError(
                    "AlreadyExists",
                    "Launch Configuration by this name already exists - A launch configuration already exists with the"
                            + " name " + name);
        }
        Map<String, String> parameters = new HashMap<>(in.all());
        Map<String, String> runInstances = runInstances(parameters);
        scaling.cloud.ec2().check(call.region(), runInstances);
        all.put(
                name,
                new LaunchConfiguration(
                        name,
                        "arn:aws:autoscaling:" + call.region() + ":" + scaling.cloud.account() + ":launchConfiguration:"
                                + UUID.randomUUID() + ":launchConfigurationName/" + name,
                        scaling.nextNumber(),
                        parameters,
                        runInstances,
                        scaling.cloud.timeline().now()));
    }

    /** Auto Scaling's names in EC2's spelling. */
    private static Map<String, String> runInstances(Map<String, String> parameters) {
        Map<String, String> run = new HashMap<>();
        parameters.forEach((name, value) -> {
            String plain = name.replace(".member.", ".");
            if (plain.equals("IamInstanceProfile")) {
                run.put(plain + (value.startsWith("arn:") ? ".Arn" : ".Name"), value);
            } else if (plain.startsWith("SecurityGroups.")) {
                run.put(
                        plain.replaceFirst(
                                "SecurityGroups", value.startsWith("sg-") ? "SecurityGroupId" : "SecurityGroup"),
                        value);
            } else if (plain.startsWith("BlockDeviceMappings.")) {
                run.put(plain.replaceFirst("BlockDeviceMappings", "BlockDeviceMapping"), value);
            } else if (!plain.equals("Action") && !plain.equals("Version")) {
                run.put(plain, value);
            }
        });
        return run;
    }

    private void describe(Call call, Parameters in, Xml out) {
        List<String> names = in.strings("LaunchConfigurationNames");
        List<LaunchConfiguration> all = scaling.configurations(call.region()).values().stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .toList();
        Paging<LaunchConfiguration> page = ScalingApi.page(in, all, LaunchConfiguration::number);
        out.list("LaunchConfigurations", "member", page.members(), each -> write(each, out));
        out.leaf("NextToken", page.next());
    }

    private static void write(LaunchConfiguration configuration, Xml out) {
        Parameters in = new Parameters(configuration.parameters(), false);
        out.leaf("LaunchConfigurationName", configuration.name())
                .leaf("LaunchConfigurationARN", configuration.arn())
                .leaf("ImageId", in.string("ImageId"))
                .leaf("KeyName", in.string("KeyName", ""))
                .leaves("SecurityGroups", "member", in.strings("SecurityGroups"))
                .leaf("UserData", in.string("UserData", ""))
                .leaf("InstanceType", in.string("InstanceType"))
                .leaf("IamInstanceProfile", in.string("IamInstanceProfile"))
                .leaf("EbsOptimized", in.bool("EbsOptimized", false))
                .leaf("AssociatePublicIpAddress", in.bool("AssociatePublicIpAddress"))
                .leaf("CreatedTime", configuration.created());
        out.list("BlockDeviceMappings", "member", in.structures("BlockDeviceMappings"), mapping -> {
            Parameters ebs = mapping.structure("Ebs");
            out.leaf("DeviceName", mapping.string("DeviceName"));
            out.node("Ebs", () -> out.leaf("SnapshotId", ebs.string("SnapshotId"))
                    .leaf("VolumeSize", ebs.integer("VolumeSize"))
                    .leaf("VolumeType", ebs.string("VolumeType"))
                    .leaf("DeleteOnTermination", ebs.bool("DeleteOnTermination")));
        });
        if (in.has("MetadataOptions")) {
            out.node(
                    "MetadataOptions",
                    () -> out.leaf("HttpTokens", in.structure("MetadataOptions").string("HttpTokens")));
        }
    }

    private void delete(Call call, Parameters in, Xml out) {
        String name = in.required("LaunchConfigurationName");
        LaunchConfiguration found = scaling.configurations(call.region()).get(name);
        if (found == null) {
            throw new AwsError("ValidationError", "Launch configuration name not found - " + name);
        }
        for (Group group : scaling.groups(call.region()).values()) {
            if (group.source.configuration() == found) {
                throw new AwsError(
                        "ResourceInUse",
                        "Cannot delete launch configuration " + name + " because it is attached to AutoScalingGroup "
                                + group.name);
            }
        }
        scaling.configurations(call.region()).remove(name);
    }
}
