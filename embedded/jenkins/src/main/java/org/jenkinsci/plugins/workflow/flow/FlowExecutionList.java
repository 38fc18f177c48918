package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import hudson.Extension;
import hudson.ExtensionList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutionIterator;

/** The Pipelines that run. */
@Extension
public class FlowExecutionList implements Iterable<FlowExecution> {

    private final List<FlowExecutionOwner> owners = new CopyOnWriteArrayList<>();

    @Override
    public Iterator<FlowExecution> iterator() {
        return owners.stream()
                .map(FlowExecutionOwner::getOrNull)
                .filter(Objects::nonNull)
                .filter(execution -> !execution.isComplete())
                .iterator();
    }

    public void register(FlowExecutionOwner self) {
        if (!owners.contains(self)) {
            owners.add(self);
        }
    }

    public void unregister(FlowExecutionOwner self) {
        owners.remove(self);
    }

    public static FlowExecutionList get() {
        return ExtensionList.lookupSingleton(FlowExecutionList.class);
    }

    public boolean isResumptionComplete() {
        return true;
    }

    @Extension
    public static class StepExecutionIteratorImpl extends StepExecutionIterator {
        @Override
        public ListenableFuture<?> accept(Consumer<StepExecution> f) {
            List<ListenableFuture<?>> all = new ArrayList<>();
            for (FlowExecution execution : get()) {
                all.add(Futures.transform(
                        execution.getCurrentExecutions(false),
                        executions -> {
                            executions.forEach(f);
                            return null;
                        },
                        MoreExecutors.directExecutor()));
            }
            return Futures.allAsList(all);
        }
    }
}
