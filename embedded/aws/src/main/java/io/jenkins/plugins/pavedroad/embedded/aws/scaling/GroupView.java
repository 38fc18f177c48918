package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A group at one moment. */
public record GroupView(
        String name,
        String region,
        int min,
        int max,
        int desired,
        List<MemberView> members,
        List<String> suspendedProcesses,
        List<String> targetGroupArns,
        Map<String, String> tags,
        Instant created,
        boolean deleting) {

    /**
     * @param lifecycleState Pending, InService or Terminating
     * @param health Healthy or Unhealthy
     */
    public record MemberView(String instanceId, String lifecycleState, String health) {}
}
