package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups.Health;

/**
 * What a row of check results makes of a target. A new target is healthy after its first success; later changes take as many
 * results in a row as the thresholds say.
 */
record HealthCount(Health health, int passed, int failed) {
    static HealthCount fresh() {
        return new HealthCount(Health.INITIAL, 0, 0);
    }

    HealthCount after(boolean success, int healthyThreshold, int unhealthyThreshold) {
        if (success) {
            int row = passed + 1;
            boolean healthy = health != Health.UNHEALTHY || row >= healthyThreshold;
            return new HealthCount(healthy ? Health.HEALTHY : health, row, 0);
        }
        int row = failed + 1;
        return new HealthCount(row >= unhealthyThreshold ? Health.UNHEALTHY : health, 0, row);
    }
}
