package io.jenkins.plugins.pavedroad.guardrail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The guardrails, by the names configuration and overrides use. Each default level has its source beside it. */
public enum Guardrail {
    /** orca, TrafficGuard: rejects the operation. Spinnaker has applications opt in; here every cluster is guarded. */
    TRAFFIC_GUARD("trafficGuard", Level.STOP, true),

    /** orca, CaptureSourceServerGroupCapacity: what replaces takes over the size of what it replaces. */
    CAPACITY_FLOOR("capacityFloor", Level.STOP, true),

    /** orca, RestrictExecutionDuringTimeWindow: nothing runs outside the window; there is no window unless one is set. */
    DEPLOYMENT_WINDOW("deploymentWindow", Level.STOP, true),

    /** Aminator and Rosco tag what they bake and deploy what has no tag all the same, so this only tells. */
    IMAGE_PROVENANCE("imageProvenance", Level.WARN, true),

    /** The administrator who gave an application a job pattern meant it. */
    APPLICATION_OWNERSHIP("applicationOwnership", Level.STOP, true),

    /**
     * The administrator who gave an account a job pattern meant it. Who may use an account's credentials is not for a
     * build's starter to say, and the permission to override may be held in one folder only, so it cannot be overridden;
     * and a lower level would be no protection, so it has none: an account without a pattern is open to every job.
     */
    ACCOUNT_OWNERSHIP("accountOwnership", Level.STOP, false),

    /** Netflix, «Tips for High Availability»: regional deployments over global ones; advice, so it only tells. */
    BLAST_RADIUS("blastRadius", Level.WARN, true),

    /** Swabbie ends a cycle at its limit (SwabbieProperties, maxItemsProcessedPerCycle). */
    DELETION_LIMIT("deletionLimit", Level.STOP, true);

    private final String text;
    private final Level byDefault;
    private final boolean free;

    Guardrail(String text, Level byDefault, boolean free) {
        this.text = text;
        this.byDefault = byDefault;
        this.free = free;
    }

    /** The name users write, such as {@code trafficGuard}. */
    public String text() {
        return text;
    }

    public Level byDefault() {
        return byDefault;
    }

    /** Whether a build may override it with a reason. */
    public boolean overridable() {
        return free;
    }

    /** Whether configuration may set its level. */
    public boolean configurable() {
        return free;
    }

    public static Optional<Guardrail> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    /** Names of those that a build may override, in the order of the constants. */
    public static List<String> overridableNames() {
        return Arrays.stream(values())
                .filter(Guardrail::overridable)
                .map(Guardrail::text)
                .toList();
    }
}
