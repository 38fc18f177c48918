package io.jenkins.plugins.pavedroad.operation;

import java.time.Duration;

/** When and where operations run: a seam for virtual time. */
public interface Scheduler {
    /** Runs the task on the pool as soon as a thread is free. */
    void now(Runnable task);

    /** Runs the task on the pool after a pause that costs no thread. */
    void after(Duration pause, Runnable task);

    /** Whether nothing more is begun, because the controller shuts down. */
    default boolean closed() {
        return false;
    }
}
