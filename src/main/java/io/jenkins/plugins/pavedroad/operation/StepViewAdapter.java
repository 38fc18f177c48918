package io.jenkins.plugins.pavedroad.operation;

import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What every step shows of an operation: its journal in the build log. */
public abstract class StepViewAdapter implements OperationView {
    private static final Logger LOGGER = Logger.getLogger(StepViewAdapter.class.getName());

    private final StepContext context;

    protected StepViewAdapter(StepContext context) {
        this.context = context;
    }

    @Override
    public void told(int index, JournalEntry entry) {
        log(entry.line());
    }

    @Override
    public Optional<String> liveBuild() {
        try {
            Run<?, ?> run = context.get(Run.class);
            return run == null || !run.isBuilding() ? Optional.empty() : Optional.of(run.getExternalizableId());
        } catch (IOException | InterruptedException | RuntimeException over) {
            LOGGER.log(Level.FINE, "The build of an operation is over", over);
            return Optional.empty();
        }
    }

    protected final void log(String line) {
        try {
            TaskListener listener = context.get(TaskListener.class);
            if (listener != null) {
                listener.getLogger().println(line);
            }
        } catch (IOException | InterruptedException gone) {
            LOGGER.log(Level.FINE, "The build of an operation takes no more lines", gone);
        }
    }
}
