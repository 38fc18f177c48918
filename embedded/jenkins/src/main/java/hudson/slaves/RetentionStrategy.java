package hudson.slaves;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Computer;

/** Says when a node is kept; the built-in one always is. */
public abstract class RetentionStrategy<T extends Computer> extends AbstractDescribableImpl<RetentionStrategy<?>>
        implements ExtensionPoint {
    public static final RetentionStrategy<Computer> NOOP = new RetentionStrategy<>() {
        @Override
        public long check(Computer c) {
            return 60;
        }
    };

    public RetentionStrategy() {}

    /** Minutes until the next check. */
    public abstract long check(T c);

    public boolean isManualLaunchAllowed(T c) {
        return true;
    }

    public boolean isAcceptingTasks(T c) {
        return true;
    }

    public void start(T c) {
        check(c);
    }
}
