package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import java.time.Instant;
import java.util.Map;

/**
 * A launch configuration.
 *
 * @param number its place in lists
 * @param parameters as they came
 * @param runInstances the same in RunInstances' names
 */
record LaunchConfiguration(
        String name,
        String arn,
        long number,
        Map<String, String> parameters,
        Map<String, String> runInstances,
        Instant created) {}
