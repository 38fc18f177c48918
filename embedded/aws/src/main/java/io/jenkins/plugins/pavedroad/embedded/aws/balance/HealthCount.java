package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups.Health;

/**
 * What a row of check results makes of a target: changes take as many results in a row as the thresholds say, with one of
 * its own for a new target.
 */
record HealthCount(Health health, int passed, int failed) {
    static HealthCount fresh() {
        return new HealthCount(Health.INITIAL, 0, 0);
    }

    /** For target groups, where a new target is healthy after its first success. */
    HealthCount after(boolean success, int healthyThreshold, int unhealthyThreshold) {
        return after(success, 1, healthyThreshold, unhealthyThreshold);
    }

    HealthCount after(boolean success, int firstThreshold, int healthyThreshold, int unhealthyThreshold) {
        if (success) {
            int row = passed + 1;
            int needed =
                    switch (health) {
                        case INITIAL -> firstThreshold;
                        case UNHEALTHY -> healthyThreshold;
                        default -> 1;
                    };
            boolean healthy = row >= needed;
            return new HealthCount(healthy ? Health.HEALTHY : health, row, 0);
        }
        int row = failed + 1;
        return new HealthCount(row >= unhealthyThreshold ? Health.UNHEALTHY : health, 0, row);
    }
}
