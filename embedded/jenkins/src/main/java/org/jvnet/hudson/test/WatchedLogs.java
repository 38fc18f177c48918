package org.jvnet.hudson.test;

import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;

/** The logs that {@link BuildWatcher} shows; apart from it, so that its listener is harmless where there is no JUnit. */
final class WatchedLogs {
    private static final Map<File, Tail> RUNNING = new ConcurrentHashMap<>();
    private static volatile boolean active;

    private WatchedLogs() {}

    static void begin() {
        active = true;
    }

    /** Copies what is new; answers whether to go on. */
    static boolean copy() {
        RUNNING.values().forEach(Tail::copy);
        return active;
    }

    static void end() {
        active = false;
        copy();
        RUNNING.clear();
    }

    static void started(Run<?, ?> build) {
        if (active) {
            RUNNING.computeIfAbsent(build.getRootDir(), folder -> new Tail(build));
        }
    }

    static void ended(Run<?, ?> build) {
        Tail tail = RUNNING.remove(build.getRootDir());
        if (tail != null) {
            tail.copy();
        }
    }

    private static final class Tail {
        private final Run<?, ?> build;
        private final String prefix;
        private long position;

        Tail(Run<?, ?> build) {
            this.build = build;
            this.prefix = "[" + build + "] ";
        }

        synchronized void copy() {
            if (Jenkins.getInstanceOrNull() == null) {
                return;
            }
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
