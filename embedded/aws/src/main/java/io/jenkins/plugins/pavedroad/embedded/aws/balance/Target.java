package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups.Health;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy.Upstream;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** One port of one instance or address, registered in one group. Changed under the lock of {@link Balancing}, read without. */
final class Target implements Upstream {
    /** A state and its reason, seen together. */
    record Condition(HealthCount count, Reason reason) {
        static Condition of(Health health, Reason reason) {
            return new Condition(new HealthCount(health, 0, 0), reason);
        }
    }

    private final String id;
    private final InetSocketAddress address;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Condition condition;
    /** The repeated check, or the end of draining. */
    private Timeline.Scheduled next = () -> {};

    Target(String id, InetSocketAddress address, Condition condition) {
        this.id = id;
        this.address = address;
        this.condition = condition;
    }

    String id() {
        return id;
    }

    int port() {
        return address.getPort();
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    Condition condition() {
        return condition;
    }

    Health health() {
        return condition.count().health();
    }

    /** Changes the state, and what happens next by itself. */
    void becomes(Condition now, Timeline.Scheduled then) {
        next.cancel();
        next = then;
        condition = now;
    }

    /** A result of the checks that go on. */
    void observed(Condition now) {
        condition = now;
    }

    @Override
    public boolean keepsConnections() {
        Health health = health();
        return health != Health.DRAINING && health != Health.UNUSED;
    }

    @Override
    public void begun() {
        inFlight.incrementAndGet();
    }

    @Override
    public void ended() {
        inFlight.decrementAndGet();
    }

    int inFlight() {
        return inFlight.get();
    }
}
