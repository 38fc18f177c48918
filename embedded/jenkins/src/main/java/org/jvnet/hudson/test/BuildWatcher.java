package org.jvnet.hudson.test;

import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;

/** Shows the logs of a test's builds on standard error while they run. */
public final class BuildWatcher extends ExternalResource {
    private static volatile boolean active;
    private static final Map<File, LogTail> RUNNING = new ConcurrentHashMap<>();

    public BuildWatcher() {}

    @Override
    protected void before() throws Throwable {
        active = true;
        Thread thread = new Thread(
                () -> {
                    try {
                        while (active) {
                            RUNNING.values().forEach(LogTail::copy);
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
        active = false;
        RUNNING.values().forEach(LogTail::copy);
        RUNNING.clear();
    }

    /** Finds builds as they start. */
    @hudson.Extension
    public static final class Listener extends RunListener<Run<?, ?>> {
        public Listener() {}

        @Override
        public void onStarted(Run<?, ?> r, TaskListener listener) {
            if (active) {
                RUNNING.computeIfAbsent(r.getRootDir(), folder -> new LogTail(r));
            }
        }

        @Override
        public void onFinalized(Run<?, ?> r) {
            LogTail tail = RUNNING.remove(r.getRootDir());
            if (tail != null) {
                tail.copy();
            }
        }
    }

    private static final class LogTail {
        private final Run<?, ?> build;
        private final String prefix;
        private long position;

        LogTail(Run<?, ?> build) {
            this.build = build;
            this.prefix = "[" + build + "] ";
        }

        synchronized void copy() {
            try {
                LineTransformationOutputStream lines = new LineTransformationOutputStream() {
                    @Override
                    protected void eol(byte[] b, int len) {
                        System.err.println(prefix + trimEOL(new String(b, 0, len, StandardCharsets.UTF_8)));
                    }
                };
                position = build.getLogText().writeLogTo(position, lines);
                lines.forceEol();
            } catch (IOException e) {
                // the log is not there yet, or not any more
            }
        }
    }
}
