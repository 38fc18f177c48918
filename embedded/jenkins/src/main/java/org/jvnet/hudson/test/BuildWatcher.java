package org.jvnet.hudson.test;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;

/** Shows the logs of a test's builds on standard error while they run. */
public final class BuildWatcher extends ExternalResource {
    public BuildWatcher() {}

    @Override
    protected void before() throws Throwable {
        WatchedLogs.begin();
        Thread thread = new Thread(
                () -> {
                    try {
                        while (WatchedLogs.copy()) {
                            TimeUnit.MILLISECONDS.sleep(100);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "watching builds for " + this);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    protected void after() {
        WatchedLogs.end();
    }

    /** Finds builds as they start. */
    @hudson.Extension
    public static final class Listener extends RunListener<Run<?, ?>> {
        public Listener() {}

        @Override
        public void onStarted(Run<?, ?> r, TaskListener listener) {
            WatchedLogs.started(r);
        }

        @Override
        public void onFinalized(Run<?, ?> r) {
            WatchedLogs.ended(r);
        }
    }
}
