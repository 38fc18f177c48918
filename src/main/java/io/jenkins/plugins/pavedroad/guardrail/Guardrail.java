package io.jenkins.plugins.pavedroad.guardrail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The guardrails, by the names configuration and overrides use. Each default level has its source beside it. Which jobs may
 * use an account is not among them: it guards credentials, so nobody overrides it and it has no milder level.
 */
public enum Guardrail {
    /** orca, TrafficGuard: rejects the operation. Spinnaker has applications opt in; here every cluster is guarded. */
    TRAFFIC_GUARD("trafficGuard", Level.STOP),

    /** orca, CaptureSourceServerGroupCapacity: what replaces takes over the size of what it replaces. */
    CAPACITY_FLOOR("capacityFloor", Level.STOP),

    /** orca, RestrictExecutionDuringTimeWindow: nothing runs outside the window; there is no window unless one is set. */
    DEPLOYMENT_WINDOW("deploymentWindow", Level.STOP),

    /** Aminator and Rosco tag what they bake and deploy what has no tag all the same, so this only tells. */
    IMAGE_PROVENANCE("imageProvenance", Level.WARN),

    /** The administrator who gave an application a job pattern meant it. */
    APPLICATION_OWNERSHIP("applicationOwnership", Level.STOP),

    /** Netflix, «Tips for High Availability»: regional deployments over global ones; advice, so it only tells. */
    BLAST_RADIUS("blastRadius", Level.WARN),

    /** Swabbie ends a cycle at its limit (SwabbieProperties, maxItemsProcessedPerCycle). */
    DELETION_LIMIT("deletionLimit", Level.STOP);

    private final String text;
    private final Level byDefault;

    Guardrail(String text, Level byDefault) {
        this.text = text;
        this.byDefault = byDefault;
    }

    /** The name users write, such as {@code trafficGuard}. */
    public String text() {
        return text;
    }

    public Level byDefault() {
        return byDefault;
    }

    public static Optional<Guardrail> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    /** All names, in the order of the constants. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Guardrail::text).toList();
    }
}
