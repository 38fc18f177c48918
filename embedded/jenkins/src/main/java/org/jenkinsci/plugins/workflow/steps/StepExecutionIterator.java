package org.jenkinsci.plugins.workflow.steps;

import com.google.common.base.Function;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.function.Consumer;

/** Finds the step executions that are running; made by who runs Pipelines. */
public abstract class StepExecutionIterator implements ExtensionPoint {

    public ListenableFuture<?> accept(Consumer<StepExecution> f) {
        return apply(execution -> {
            f.accept(execution);
            return null;
        });
    }

    @Deprecated
    public ListenableFuture<?> apply(Function<StepExecution, Void> f) {
        return accept(f::apply);
    }

    public static ExtensionList<StepExecutionIterator> all() {
        return ExtensionList.lookup(StepExecutionIterator.class);
    }
}
