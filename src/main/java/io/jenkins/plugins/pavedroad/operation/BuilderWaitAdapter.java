package io.jenkins.plugins.pavedroad.operation;

import hudson.model.Executor;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * How the thread of a freestyle build waits for something that goes on without it. Thread-safe.
 *
 * @param <R> what is waited for
 */
public final class BuilderWaitAdapter<R> {
    private static final Logger LOGGER = Logger.getLogger(BuilderWaitAdapter.class.getName());

    private final CompletableFuture<R> end = new CompletableFuture<>();
    private final TaskListener listener;

    public BuilderWaitAdapter(TaskListener listener) {
        this.listener = listener;
    }

    public void succeed(R result) {
        end.complete(result);
    }

    public void fail(Throwable problem) {
        end.completeExceptionally(problem);
    }

    /**
     * @param turnAround told why the build was aborted; what is waited for has to end then, and is waited for until it has, or
     *     until the build is aborted once more or the controller goes down
     * @throws IOException what it failed with
     * @throws InterruptedException when the build was aborted
     */
    public R await(Consumer<FlowInterruptedException> turnAround) throws InterruptedException, IOException {
        try {
            return end.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException told) {
                throw told;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException aborted) {
            turnAround.accept(interruption());
            if (!Jenkins.get().isTerminating()) {
                listener.getLogger()
                        .println(
                                "What was begun is undone before this build ends; abort it again to not wait for that.");
                awaitUnwound();
            }
            throw aborted;
        }
    }

    /** The build ends as aborted, whatever became of the rest; a journal tells. */
    private void awaitUnwound() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException unwound) {
            LOGGER.log(Level.FINE, "What an aborted build had begun has ended", unwound);
        }
    }

    /** Who or what aborts the build that this thread runs. */
    private static FlowInterruptedException interruption() {
        Executor executor = Executor.currentExecutor();
        return executor == null
                ? new FlowInterruptedException(Result.ABORTED)
                : new FlowInterruptedException(
                        executor.abortResult(),
                        executor.getCausesOfInterruption().toArray(new CauseOfInterruption[0]));
    }
}
