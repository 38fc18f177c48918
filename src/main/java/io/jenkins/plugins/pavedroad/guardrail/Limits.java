package io.jenkins.plugins.pavedroad.guardrail;

/**
 * The numbers that guardrails measure against.
 *
 * @param remainingPercent of a cluster's serving instances in a region, more than which has to remain when a server group
 *     is disabled; 0 to 49 (orca, {@code traffic-guards.min-capacity-ratio})
 * @param regionsAtOnce how many regions one deployment may change at the same time; 1 or more
 * @param deletions how many resources one operation may delete; 0 or more
 * @param window when deployments may begin; null for always
 */
public record Limits(int remainingPercent, int regionsAtOnce, int deletions, DeploymentWindow window) {
    /** orca, {@code traffic-guards.min-capacity-ratio}. */
    public static final int REMAINING_PERCENT = 0;

    /** orca allows a ratio below one half: above it no two equal server groups could ever be swapped. */
    public static final int REMAINING_PERCENT_AT_MOST = 49;

    /** Netflix's practice: a pipeline for each region, not several regions at once. */
    public static final int REGIONS_AT_ONCE = 1;

    /** Swabbie's SwabbieProperties, maxItemsProcessedPerCycle. */
    public static final int DELETIONS = 10;

    /** @throws IllegalArgumentException naming the number, its value and what is accepted */
    public Limits {
        if (remainingPercent < 0 || remainingPercent > REMAINING_PERCENT_AT_MOST) {
            throw new IllegalArgumentException("remainingPercent is " + remainingPercent + "; it must be from 0 to "
                    + REMAINING_PERCENT_AT_MOST + ".");
        }
        if (regionsAtOnce < 1) {
            throw new IllegalArgumentException("regionsAtOnce is " + regionsAtOnce + "; it must be 1 or more.");
        }
        if (deletions < 0) {
            throw new IllegalArgumentException("deletions is " + deletions + "; it must be 0 or more.");
        }
    }

    public static Limits byDefault() {
        return new Limits(REMAINING_PERCENT, REGIONS_AT_ONCE, DELETIONS, null);
    }
}
