package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a deployment was asked, complete and checked. Null in a field that a region or the previous server group may
 * answer means: ask there.
 *
 * @param image a name, or an id when there is one region; null when {@code images} has every region
 * @param images region to image id, as a bake left them
 * @param verified whether the step's block checks each new server group before it takes traffic
 * @param build address of the build, put on what is made
 * @param whenBusy what to do when another operation works on the cluster in one of the regions; null for waiting
 * @param guardrails the rules it runs under; null for the defaults
 */
public record DeployInput(
        String account,
        String application,
        String stack,
        String detail,
        String image,
        Map<String, String> images,
        List<InRegion> regions,
        boolean useSourceCapacity,
        Map<String, String> environment,
        Map<String, String> tags,
        int keep,
        boolean scaleDown,
        Healthy healthy,
        RollbackScope rollback,
        boolean verified,
        boolean dryRun,
        String build,
        WhenBusy whenBusy,
        GuardrailPolicy guardrails) {
    public DeployInput {
        whenBusy = whenBusy == null ? WhenBusy.WAIT : whenBusy;
        guardrails = guardrails == null ? GuardrailPolicy.byDefault() : guardrails;
    }

    /** What is wanted in one region; the step's own values where the region said nothing. */
    public record InRegion(
            String name,
            Capacity capacity,
            String instanceType,
            List<String> subnets,
            List<String> securityGroups,
            String instanceProfile,
            String keyPair,
            List<String> targetGroups) {}

    /**
     * When a server group counts as healthy.
     *
     * @param percent of its desired instances, 1 to 100
     * @param stableFor without a break
     * @param timeout for instances to be in service, and again for them to be healthy
     */
    public record Healthy(int percent, Duration stableFor, Duration timeout) {
        /** How many of so many: rounded as Spinnaker does, at least one of one or more (orca, waitForUpInstances). */
        public int needed(int desired) {
            return desired == 0 ? 0 : Math.max(1, Math.round(percent * desired / 100f));
        }
    }

    /** What a deployment does that is not the only one of its cluster in a region. */
    public enum WhenBusy {
        /** It waits its turn. */
        WAIT,
        FAIL
    }

    /** What a failure takes back. */
    public enum RollbackScope {
        /** The region it happened in. */
        REGION,
        /** That region and those finished before it. */
        ALL
    }
}
