package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;

/** The processes of a group that can be suspended. */
enum ScalingProcess {
    LAUNCH("Launch"),
    TERMINATE("Terminate"),
    ADD_TO_LOAD_BALANCER("AddToLoadBalancer"),
    ALARM_NOTIFICATION("AlarmNotification"),
    AZ_REBALANCE("AZRebalance"),
    HEALTH_CHECK("HealthCheck"),
    INSTANCE_REFRESH("InstanceRefresh"),
    REPLACE_UNHEALTHY("ReplaceUnhealthy"),
    SCHEDULED_ACTIONS("ScheduledActions");

    final String word;

    ScalingProcess(String word) {
        this.word = word;
    }

    static ScalingProcess named(String word) {
        for (ScalingProcess process : values()) {
            if (process.word.equals(word)) {
                return process;
            }
        }
        throw new AwsError(
                "ValidationError",
                "ScalingProcess '" + word + "' is not valid: Launch, Terminate, AddToLoadBalancer …");
    }
}
