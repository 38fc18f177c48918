package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;

/** Runs tasks one after the other, each on a worker thread: calls to the runtime about one instance do not overlap. */
final class Serial {
    private final Timeline timeline;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Serial(Timeline timeline) {
        this.timeline = timeline;
    }

    synchronized void run(Runnable task) {
        waiting.add(task);
        if (!busy) {
            busy = true;
            timeline.soon(this::drain);
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            boolean done = false;
            try {
                task.run();
                done = true;
            } finally {
                if (!done) {
                    timeline.soon(this::drain);
                }
            }
        }
    }

    private synchronized Runnable next() {
        Runnable task = waiting.poll();
        busy = task != null;
        return task;
    }
}
