package hudson.model.queue;

import hudson.model.Queue;

/** Reads what executables say about themselves. */
public class Executables {
    public Executables() {}

    public static SubTask getParentOf(Queue.Executable e) {
        return e.getParent();
    }

    public static long getEstimatedDurationFor(Queue.Executable e) {
        return e == null ? -1 : e.getEstimatedDuration();
    }
}
