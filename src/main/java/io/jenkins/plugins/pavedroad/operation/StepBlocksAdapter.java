package io.jenkins.plugins.pavedroad.operation;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The runs of a step's block, each begun once under its key. Saved with the step; thread-safe. */
final class StepBlocksAdapter implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Replaced as a whole, because the program is saved by another thread than the one that begins blocks. */
    private volatile HashMap<String, BodyExecution> begun = new HashMap<>();

    boolean has(String key) {
        return begun.containsKey(key);
    }

    synchronized void begin(StepContext step, BodyRequest request, BodyExecutionCallback callback)
            throws IOException, InterruptedException {
        EnvironmentExpander added = EnvironmentExpander.constant(request.environment());
        BodyExecution block = step.newBodyInvoker()
                .withContext(EnvironmentExpander.merge(step.get(EnvironmentExpander.class), added))
                .withDisplayName(request.label())
                .withCallback(callback)
                .start();
        HashMap<String, BodyExecution> more = new HashMap<>(begun);
        more.put(request.key(), block);
        begun = more;
    }

    boolean anyRuns() {
        return begun.values().stream().anyMatch(block -> !block.isDone());
    }

    void cancel() {
        begun.values().stream().filter(block -> !block.isDone()).forEach(block -> block.cancel(true));
    }

    /** How a block ended that has; its callback may have come just before the controller went down. */
    Optional<BodyEnd> end(String key) throws InterruptedException {
        BodyExecution block = begun.get(key);
        if (block == null || !block.isDone()) {
            return Optional.empty();
        }
        try {
            block.get();
            return Optional.of(new BodyEnd(true, ""));
        } catch (ExecutionException failed) {
            return Optional.of(new BodyEnd(false, sentence(failed.getCause())));
        }
    }

    /** Why a block failed or a step was interrupted, in words. */
    static String sentence(Throwable problem) {
        if (problem instanceof FlowInterruptedException interrupted
                && !interrupted.getCauses().isEmpty()) {
            return interrupted.getCauses().get(0).getShortDescription();
        }
        if (problem instanceof FlowInterruptedException) {
            return "it was interrupted";
        }
        return Optional.ofNullable(problem.getMessage()).orElseGet(problem::toString);
    }
}
