package org.jenkinsci.plugins.durabletask;

import hudson.FilePath;
import hudson.model.TaskListener;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks at a task's files every tenth of a second, and less often while nothing happens. */
final class LogWatch implements Runnable {
    private static final Logger LOGGER = Logger.getLogger(LogWatch.class.getName());
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 1_000;
    private static final ScheduledExecutorService WATCHERS = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "FileMonitoringTask watcher");
        thread.setDaemon(true);
        return thread;
    });

    private final FileMonitoringTask.FileMonitoringController controller;
    private final FilePath workspace;
    private final Handler handler;
    private final TaskListener listener;
    private long pause = SHORTEST_MILLIS;

    LogWatch(
            FileMonitoringTask.FileMonitoringController controller,
            FilePath workspace,
            Handler handler,
            TaskListener listener) {
        this.controller = controller;
        this.workspace = workspace;
        this.handler = handler;
        this.listener = listener;
    }

    void start() {
        WATCHERS.submit(this);
    }

    @Override
    public void run() {
        try {
            // the exit code is read first, so that what was written before it is never left out
            Integer exit = controller.exitStatus(workspace, null, listener);
            boolean more = handOnLog();
            if (exit != null) {
                FilePath output = controller.getOutputFile(workspace);
                handler.exited(exit, output.exists() ? controller.getOutput(workspace, null) : null);
                return;
            }
            pause = more ? SHORTEST_MILLIS : Math.min(pause * 3 / 2, LONGEST_MILLIS);
            WATCHERS.schedule(this, pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, e, () -> "Stopped watching the process in " + workspace);
        }
    }

    private boolean handOnLog() throws Exception {
        FilePath log = controller.getLogFile(workspace);
        FilePath position = controller.getLastLocationFile(workspace);
        long from = position.exists() ? Long.parseLong(position.readToString().trim()) : 0;
        long length = log.exists() ? log.length() : 0;
        if (length <= from) {
            return false;
        }
        try (InputStream in = log.readFromOffset(from)) {
            byte[] fresh = in.readNBytes((int) Math.min(length - from, 1 << 20));
            handler.output(new ByteArrayInputStream(fresh));
            position.write(Long.toString(from + fresh.length), "UTF-8");
        }
        return true;
    }
}
