package org.jenkinsci.plugins.workflow.support.pickles;

import com.google.common.util.concurrent.AbstractFuture;
import hudson.model.TaskListener;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Looks every so many seconds for something until it is there, and says in the log that it waits. */
public abstract class TryRepeatedly<V> extends AbstractFuture<V> {

    /** Seconds between two lines in the log. */
    private static final int SAY_EVERY = 15;

    private final int delay;
    private int waited;
    private ScheduledFuture<?> next;

    protected TryRepeatedly(int delay) {
        this(delay, 0);
    }

    protected TryRepeatedly(int delay, int initialDelay) {
        this.delay = delay;
        tryLater(initialDelay);
    }

    private synchronized void tryLater(int seconds) {
        next = Timer.get().schedule(this::look, seconds, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            V found = tryResolve();
            if (found != null) {
                set(found);
                return;
            }
            waited += delay;
            if (waited % SAY_EVERY < delay) {
                printWaitingMessage(getOwner().getListener());
            }
            tryLater(delay);
        } catch (Exception | LinkageError e) {
            setException(e);
        }
    }

    protected FlowExecutionOwner getOwner() {
        return FlowExecutionOwner.dummyOwner();
    }

    protected void printWaitingMessage(TaskListener listener) {
        listener.getLogger().println("Still trying to load " + this);
    }

    @Override
    public synchronized boolean cancel(boolean mayInterruptIfRunning) {
        if (next != null) {
            next.cancel(mayInterruptIfRunning);
        }
        return super.cancel(mayInterruptIfRunning);
    }

    /** Null when it is not there yet. */
    protected abstract V tryResolve() throws Exception;
}
