package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.util.Optional;

/** A cloud without load balancing: no target group exists. */
public final class NoTargetGroups implements TargetGroups {
    @Override
    public boolean exists(String region, String targetGroupArn) {
        return false;
    }

    @Override
    public void register(String region, String targetGroupArn, String instanceId) {}

    @Override
    public void deregister(String region, String targetGroupArn, String instanceId) {}

    @Override
    public Optional<Health> health(String region, String targetGroupArn, String instanceId) {
        return Optional.empty();
    }
}
