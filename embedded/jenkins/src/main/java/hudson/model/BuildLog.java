package hudson.model;

import hudson.AbortException;
import hudson.console.ConsoleLogFilter;
import hudson.util.StreamTaskListener;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;

/** The log file of a build that runs on its executor's own thread. */
final class BuildLog extends StreamTaskListener implements BuildListener {
    BuildLog(Run<?, ?> build) throws IOException {
        super(open(build), build.getCharset());
    }

    private static OutputStream open(Run<?, ?> build) throws IOException {
        Files.createDirectories(build.getRootDir().toPath());
        OutputStream out = new FileOutputStream(build.getLogFile());
        try {
            for (ConsoleLogFilter filter : ConsoleLogFilter.all()) {
                out = filter.decorateLogger(build, out);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return out;
    }

    Result explain(Throwable problem, Run<?, ?> build) {
        if (problem instanceof InterruptedException) {
            Executor executor = Executor.currentExecutor();
            if (executor != null) {
                executor.recordCauseOfInterruption(build, this);
                return executor.abortResult();
            }
            return Result.ABORTED;
        }
        if (problem instanceof Run.RunnerAbortedException) {
            return Result.FAILURE;
        }
        if (problem instanceof AbortException) {
            error(problem.getMessage());
        } else {
            problem.printStackTrace(fatalError(String.valueOf(problem.getMessage())));
        }
        return Result.FAILURE;
    }
}
