package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import java.time.Duration;

/**
 * A hook of a group.
 *
 * @param launching whether it holds instances that come, or those that go
 * @param heartbeat how long it holds one that nobody speaks for; 30 s to 48 h, one hour by default
 * @param abandon its result when nobody speaks: whether the instance is given up (AWS's default) or goes on
 */
record LifecycleHook(String name, boolean launching, Duration heartbeat, boolean abandon) {
    static final String LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";
    static final String TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";

    String transition() {
        return launching ? LAUNCHING : TERMINATING;
    }

    String defaultResult() {
        return abandon ? "ABANDON" : "CONTINUE";
    }
}
