package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.LaunchTemplate;

/**
 * What a group launches from: a version of a launch template, or a launch configuration.
 *
 * @param version as the caller gave it: a number, {@code $Latest}, {@code $Default}, or null for the default
 */
record LaunchSource(LaunchTemplate template, String version, LaunchConfiguration configuration) {
    /** The same with the version's number of this moment. */
    LaunchSource resolved() {
        return template == null ? this : new LaunchSource(template, String.valueOf(template.resolve(version)), null);
    }
}
