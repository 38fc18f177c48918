package io.jenkins.plugins.pavedroad.cloud;

/**
 * What a target group says of one instance.
 *
 * @param reason the cloud's reason code; empty when it gave none
 */
public record TargetHealth(String targetGroup, String instanceId, State state, String reason) {
    /** ELBv2's words. */
    public enum State {
        INITIAL,
        HEALTHY,
        UNHEALTHY,
        DRAINING,
        UNUSED,
        UNAVAILABLE
    }
}
