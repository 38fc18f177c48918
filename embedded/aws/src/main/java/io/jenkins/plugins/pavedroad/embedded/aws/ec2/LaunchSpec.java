package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.util.List;
import java.util.Map;

/**
 * What an instance is to be: RunInstances' parameters over those of a launch template.
 *
 * @param parameters the merged parameters, for what has no field here
 * @param userData in Base64, or null
 * @param securityGroupIds names already resolved to ids
 * @param subnetId or null for a default subnet
 * @param zone wanted zone or null
 * @param profile ARN or name of the instance profile, or null
 */
public record LaunchSpec(
        Parameters parameters,
        String imageId,
        String instanceType,
        String userData,
        String keyName,
        List<String> securityGroupIds,
        String subnetId,
        String zone,
        String profile,
        String shutdownBehavior,
        boolean terminationProtected,
        Map<String, String> instanceTags,
        Map<String, String> volumeTags) {}
