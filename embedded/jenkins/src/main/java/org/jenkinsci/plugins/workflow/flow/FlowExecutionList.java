package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.init.Terminator;
import hudson.model.listeners.ItemListener;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutionIterator;

/** The Pipelines that run. Kept in a file, so that the next Jenkins finds those it has to go on with. */
@Extension
public class FlowExecutionList implements Iterable<FlowExecution> {

    public static final String EXECUTIONS_SUSPENDED = "FlowExecutionList.EXECUTIONS_SUSPENDED";
    public static final String LIST_SAVED = "FlowExecutionList.LIST_SAVED";

    private static final Logger LOGGER = Logger.getLogger(FlowExecutionList.class.getName());

    private final List<FlowExecutionOwner> owners = new CopyOnWriteArrayList<>();
    private volatile boolean resumptionComplete;

    @SuppressWarnings("unchecked")
    public FlowExecutionList() {
        XmlFile file = file();
        if (file.exists()) {
            try {
                owners.addAll((List<FlowExecutionOwner>) file.read());
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "the list of running Pipelines could not be read from " + file, e);
            }
        }
    }

    private static XmlFile file() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), FlowExecutionList.class.getName() + ".xml"));
    }

    private synchronized void save() {
        try {
            file().write(new ArrayList<>(owners));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the list of running Pipelines could not be saved", e);
        }
    }

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
            save();
        }
    }

    public void unregister(FlowExecutionOwner self) {
        if (owners.remove(self)) {
            save();
        }
    }

    public static FlowExecutionList get() {
        return ExtensionList.lookupSingleton(FlowExecutionList.class);
    }

    public boolean isResumptionComplete() {
        return resumptionComplete;
    }

    /** Loading a build makes it go on. */
    private void resume() {
        for (FlowExecutionOwner owner : owners) {
            FlowExecution execution = owner.getOrNull();
            if (execution == null || execution.isComplete()) {
                unregister(owner);
            }
        }
        resumptionComplete = true;
    }

    /** The list is written whenever it changes; this comes after all in it have been. */
    @Terminator(requires = EXECUTIONS_SUSPENDED, attains = LIST_SAVED)
    public static void saveAll() throws InterruptedException {
        get().save();
    }

    /** Goes on with what ran, once all jobs are there. */
    @Extension
    public static class ItemListenerImpl extends ItemListener {
        @Override
        public void onLoaded() {
            FlowExecutionList list = get();
            Timer.get().submit(list::resume);
        }
    }

    /** Tells the steps of a Pipeline that was loaded, the outer ones first. */
    @Extension
    public static class ResumeStepExecutionListener extends FlowExecutionListener {
        @Override
        public void onResumed(FlowExecution execution) {
            Futures.addCallback(
                    execution.getCurrentExecutions(false),
                    new FutureCallback<List<StepExecution>>() {
                        @Override
                        public void onSuccess(List<StepExecution> steps) {
                            if (!execution.isComplete()) {
                                get().register(execution.getOwner());
                                Timer.get().submit(() -> resume(execution, steps));
                            }
                        }

                        @Override
                        public void onFailure(Throwable t) {
                            LOGGER.log(Level.WARNING, "could not load " + execution, t);
                            execution.afterStepExecutionsResumed();
                        }
                    },
                    MoreExecutors.directExecutor());
        }

        private static void resume(FlowExecution execution, List<StepExecution> steps) {
            List<StepExecution> outerFirst = new ArrayList<>(steps);
            outerFirst.sort(Comparator.comparingInt(ResumeStepExecutionListener::age));
            for (StepExecution step : outerFirst) {
                try {
                    step.onResume();
                } catch (RuntimeException | LinkageError e) {
                    step.getContext().onFailure(e);
                }
            }
            execution.afterStepExecutionsResumed();
        }

        /** A block's node comes before those inside it. */
        private static int age(StepExecution step) {
            try {
                FlowNode node = step.getContext().get(FlowNode.class);
                return node == null ? 0 : Integer.parseInt(node.getId());
            } catch (IOException | InterruptedException e) {
                return 0;
            }
        }
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
