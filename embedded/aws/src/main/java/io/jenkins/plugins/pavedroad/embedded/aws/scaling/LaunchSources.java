package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.LaunchTemplate;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.util.HashMap;
import java.util.Map;

/** Finds what a group shall launch from, and turns it into RunInstances' parameters. */
final class LaunchSources {
    private final Scaling scaling;

    LaunchSources(Scaling scaling) {
        this.scaling = scaling;
    }

    /** What the call names, or null when it names nothing. */
    LaunchSource read(String region, Parameters in) {
        String configuration = in.string("LaunchConfigurationName");
        if (configuration != null) {
            LaunchConfiguration found = scaling.configurations(region).get(configuration);
            if (found == null) {
                throw new AwsError("ValidationError", "Launch configuration name not found - " + configuration);
            }
            return new LaunchSource(null, null, found);
        }
        if (in.has("MixedInstancesPolicy")) {
            throw new AwsError("ValidationError", "Mixed instances policies are not part of the embedded AWS.");
        }
        Parameters template = in.structure("LaunchTemplate");
        String id = template.string("LaunchTemplateId");
        String name = template.string("LaunchTemplateName");
        if (id == null && name == null) {
            return null;
        }
        try {
            LaunchTemplate found = scaling.cloud.ec2().launchTemplate(region, id, name);
            LaunchSource source = new LaunchSource(found, template.string("Version"), null);
            scaling.cloud.ec2().check(region, runInstances(source.resolved()));
            return source;
        } catch (AwsError e) {
            throw new AwsError(
                    "ValidationError", "You must use a valid fully-formed launch template. " + e.getMessage());
        }
    }

    static Map<String, String> runInstances(LaunchSource source) {
        if (source.configuration() != null) {
            return new HashMap<>(source.configuration().runInstances());
        }
        Map<String, String> parameters = new HashMap<>();
        parameters.put("LaunchTemplate.LaunchTemplateId", source.template().id());
        parameters.put("LaunchTemplate.Version", source.version());
        return parameters;
    }
}
