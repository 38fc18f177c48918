package io.jenkins.plugins.pavedroad.operation;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.time.Duration;
import java.util.Locale;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A step as a view of an operation: shows its journal in the build log, runs its block when it asks, and ends when it
 * has ended. {@link #start} does no I/O; what must be read first is read on the operations' pool.
 *
 * @param <I> the operation's input
 */
public abstract class OperationExecution<I> extends StepExecution {
    private static final long serialVersionUID = 1L;

    /** Build and flow node (or build step and attempt), so that retry, Replay and Restart from Stage make a new one and a resumed step finds its own. */
    private String operation;
    /** Journal lines the build log already has. */
    private int told;
    /** What Jenkins or the block interrupted the step with; the step fails with it once all is unwound. */
    private Throwable interruption;

    private final StepBlocksAdapter blocks = new StepBlocksAdapter();

    /** Whether the operation turned around by itself and took its blocks back. */
    private boolean takenBack;

    /** How the step ends once its last block has; a step may not end before them. */
    private transient Runnable ending;

    protected OperationExecution(StepContext context) {
        super(context);
    }

    protected abstract OperationType<I, ?> type();

    /** The operation's own timeout; null for none. */
    protected abstract Duration timeout();

    /**
     * What the step was asked, complete. Called on the operations' pool; may read the build and copy files, and may be
     * called again after a restart. An {@link AbortException} or {@link BadParameterException} fails the step.
     */
    protected abstract I prepare() throws Exception;

    /** What the step returns for the operation's result, and what the build remembers of it. */
    protected Object returned(Object result) throws Exception {
        return result;
    }

    @Override
    public boolean start() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        String place = getContext() instanceof BuilderContextAdapter builder
                ? builder.place()
                : getContext().get(FlowNode.class).getId();
        operation = idOf(run.getExternalizableId(), run.getStartTimeInMillis(), place);
        OperationsAction.showOn(run);
        Operations.get().scheduler().now(this::begin);
        return false;
    }

    @Override
    public void onResume() {
        Operations.get().scheduler().now(this::resume);
    }

    @Override
    public void stop(Throwable cause) {
        synchronized (this) {
            if (interruption == null) {
                interruption = cause;
            }
        }
        if (operation == null) {
            getContext().onFailure(cause);
            return;
        }
        getContext().saveState();
        Operations.get().runner().unwind(operation, sentence(cause));
    }

    @Override
    public String getStatus() {
        return operation == null
                ? "starting"
                : Operations.get().runner().status(operation).orElse("working");
    }

    private void begin() {
        try {
            I input = prepare();
            synchronized (this) {
                if (interruption != null) {
                    getContext().onFailure(interruption);
                    return;
                }
            }
            Run<?, ?> run = getContext().get(Run.class);
            Operations.get().runner().begin(operation, type(), input, run.getExternalizableId(), timeout());
            Operations.get().runner().attach(operation, new View(), told);
            if (interrupted() != null) {
                Operations.get().runner().unwind(operation, sentence(interrupted()));
            }
        } catch (BadParameterException | OperationFailure refused) {
            getContext().onFailure(new AbortException(refused.getMessage()));
        } catch (Exception | LinkageError failed) {
            getContext().onFailure(failed);
        }
    }

    private void resume() {
        try {
            if (Operations.get().runner().attach(operation, new View(), told)) {
                if (interrupted() != null) {
                    Operations.get().runner().unwind(operation, sentence(interrupted()));
                }
                return;
            }
            if (!Operations.get().replay(operation, type(), getContext().get(Run.class), new View(), told)) {
                begin();
            }
        } catch (Exception | LinkageError failed) {
            getContext().onFailure(failed);
        }
    }

    private synchronized Throwable interrupted() {
        return interruption;
    }

    private static String sentence(Throwable cause) {
        return "The step was interrupted: " + StepBlocksAdapter.sentence(cause) + ".";
    }

    /**
     * @param started of the build: a job made anew counts its builds from one again
     * @param node of the Pipeline, or which build step of a freestyle job
     */
    public static String idOf(String build, long started, String node) {
        String readable = build.replaceAll("[^A-Za-z0-9.]+", "-").toLowerCase(Locale.ROOT);
        String tail = readable.length() <= 60 ? readable : readable.substring(readable.length() - 60);
        return tail + "-" + node + "-" + Integer.toHexString((build + started).hashCode());
    }

    /** Not saved with the program: a new one is made after a restart. */
    private final class View extends StepViewAdapter {
        private View() {
            super(getContext());
        }

        @Override
        public void told(int index, JournalEntry entry) {
            super.told(index, entry);
            told = index + 1;
        }

        /** A log that has lines of which the program does not know would get them again after a restart. */
        @Override
        public void caughtUp() {
            getContext().saveState();
        }

        @Override
        public void bodyWanted(BodyRequest request) {
            try {
                if (blocks.has(request.key())) {
                    blocks.end(request.key()).ifPresent(end -> tellBodyEnded(request.key(), end));
                    return;
                }
                blocks.begin(getContext(), request, new BodyDone(OperationExecution.this, request.key()));
            } catch (Exception cannotStart) {
                bodyEnded(request.key(), cannotStart);
            }
            getContext().saveState();
        }

        @Override
        public void unwinding(String cause) {
            synchronized (OperationExecution.this) {
                takenBack = true;
            }
            blocks.cancel();
        }

        @Override
        public void ended(OperationRecord record, Object result) {
            Operations.get().runner().forget(operation);
            synchronized (OperationExecution.this) {
                if (blocks.anyRuns()) {
                    ending = () -> finish(record, result);
                    return;
                }
            }
            finish(record, result);
        }

        private void finish(OperationRecord record, Object result) {
            if (record.status == OperationRecord.Status.DONE) {
                try {
                    getContext().onSuccess(returned(result));
                } catch (Exception failed) {
                    getContext().onFailure(failed);
                }
                return;
            }
            if (!record.leftovers.isEmpty()) {
                log("Could not be undone, and is still there: " + String.join(", ", record.leftovers));
            }
            Throwable cause = interrupted();
            getContext().onFailure(cause != null ? cause : new AbortException(record.cause));
        }
    }

    private void bodyEnded(String key, Throwable problem) {
        Runnable last;
        synchronized (this) {
            if (problem instanceof FlowInterruptedException && interruption == null && !takenBack) {
                interruption = problem;
            }
            last = blocks.anyRuns() ? null : ending;
            ending = last == null ? ending : null;
        }
        tellBodyEnded(key, new BodyEnd(problem == null, problem == null ? "" : StepBlocksAdapter.sentence(problem)));
        if (last != null) {
            Operations.get().scheduler().now(last);
        }
    }

    private void tellBodyEnded(String key, BodyEnd end) {
        Operations.get().scheduler().now(() -> Operations.get().runner().bodyEnded(operation, key, end));
    }

    private static final class BodyDone extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final OperationExecution<?> execution;
        private final String key;

        BodyDone(OperationExecution<?> execution, String key) {
            this.execution = execution;
            this.key = key;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            execution.bodyEnded(key, null);
        }

        @Override
        public void onFailure(StepContext context, Throwable problem) {
            execution.bodyEnded(key, problem);
        }
    }
}
