package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.InstanceDirectory;
import io.jenkins.plugins.pavedroad.embedded.aws.InstanceView;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups.Health;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy.Proxy;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.net.InetSocketAddress;
import java.util.Optional;

/** From registration over health checks to the end of draining. Methods are called with the lock of {@link Balancing} held. */
final class TargetLifecycle {
    private static final Timeline.Scheduled NOTHING = () -> {};

    private final Object lock;
    private final Timeline timeline;
    private final InstanceDirectory instances;
    private final Proxy proxy;

    TargetLifecycle(Object lock, Timeline timeline, InstanceDirectory instances, Proxy proxy) {
        this.lock = lock;
        this.timeline = timeline;
        this.instances = instances;
        this.proxy = proxy;
    }

    /** Registers, or takes back one that drains; a registered one stays as it is. */
    void register(String region, TargetGroup group, boolean used, String id, String address, int port) {
        Target target = group.targets()
                .computeIfAbsent(
                        TargetGroup.key(id, port),
                        key -> new Target(
                                id,
                                new InetSocketAddress(address, port),
                                Target.Condition.of(Health.UNUSED, Reason.NOT_IN_USE)));
        if (used && (target.health() == Health.UNUSED || target.health() == Health.DRAINING)) {
            observe(region, group, target);
        }
    }

    /** Begins draining, or forgets it at once when nothing is sent to its group. */
    void deregister(TargetGroup group, Target target) {
        if (target.health() == Health.UNUSED) {
            remove(group, target);
        } else if (target.health() != Health.DRAINING) {
            target.becomes(
                    Target.Condition.of(Health.DRAINING, Reason.DRAINING),
                    timeline.after(group.drainDelay(), () -> drained(group, target)));
            proxy.drain(target);
        }
    }

    private void drained(TargetGroup group, Target target) {
        synchronized (lock) {
            if (target.health() == Health.DRAINING) {
                remove(group, target);
            }
        }
    }

    private void remove(TargetGroup group, Target target) {
        group.targets().remove(TargetGroup.key(target.id(), target.port()), target);
        target.becomes(Target.Condition.of(Health.UNUSED, Reason.NOT_REGISTERED), NOTHING);
        proxy.drop(target);
    }

    /** The group begins to get requests, or gets none any more. */
    void used(String region, TargetGroup group, boolean used) {
        for (Target target : group.targets().values()) {
            if (used) {
                observe(region, group, target);
            } else {
                target.becomes(Target.Condition.of(Health.UNUSED, Reason.NOT_IN_USE), NOTHING);
                proxy.drain(target);
            }
        }
    }

    private void observe(String region, TargetGroup group, Target target) {
        Observation observation = new Observation(region, group, target);
        target.becomes(new Target.Condition(HealthCount.fresh(), Reason.REGISTERING), observation);
        timeline.soon(observation::look);
    }

    /** The checks of one target, one after the other. */
    private final class Observation implements Timeline.Scheduled {
        private final String region;
        private final TargetGroup group;
        private final Target target;
        private volatile boolean cancelled;

        private Observation(String region, TargetGroup group, Target target) {
            this.region = region;
            this.group = group;
            this.target = target;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        private void look() {
            if (cancelled) {
                return;
            }
            HealthCheck check = group.check();
            Optional<String> hindrance = hindrance();
            Optional<Reason> fault = hindrance.isPresent()
                    ? Optional.empty()
                    : HealthProbe.look(check, target.address().getHostString(), target.port());
            synchronized (lock) {
                if (cancelled) {
                    return;
                }
                if (hindrance.isPresent()) {
                    unusable(hindrance.get());
                } else {
                    target.observed(judged(check, fault));
                }
                if (!cancelled) {
                    timeline.after(check.interval(), this::look);
                }
            }
        }

        /** The state of an instance that cannot serve; empty when it runs or the target is no instance. */
        private Optional<String> hindrance() {
            if (!group.shape().targetType().equals("instance")) {
                return Optional.empty();
            }
            String state =
                    instances.find(region, target.id()).map(InstanceView::state).orElse("terminated");
            return state.equals("running") ? Optional.empty() : Optional.of(state);
        }

        private void unusable(String state) {
            if (state.equals("terminated")) {
                remove(group, target);
            } else {
                target.observed(Target.Condition.of(Health.UNUSED, Reason.invalidState(state)));
                proxy.drain(target);
            }
        }

        private Target.Condition judged(HealthCheck check, Optional<Reason> fault) {
            HealthCount before = target.condition().count();
            HealthCount count = (before.health() == Health.UNUSED ? HealthCount.fresh() : before)
                    .after(
                            fault.isEmpty(),
                            check.firstThreshold(),
                            check.healthyThreshold(),
                            check.unhealthyThreshold());
            Reason reason =
                    switch (count.health()) {
                        case HEALTHY -> Reason.NONE;
                        case INITIAL -> Reason.CHECKING;
                        // on its way back it keeps the reason of its last failure
                        default -> fault.orElse(target.condition().reason());
                    };
            return new Target.Condition(count, reason);
        }
    }
}
