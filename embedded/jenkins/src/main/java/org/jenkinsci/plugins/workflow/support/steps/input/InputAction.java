package org.jenkinsci.plugins.workflow.support.steps.input;

import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.RunAction2;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The inputs a build waits for. */
public class InputAction implements RunAction2 {

    /** Seconds until a Pipeline that is being loaded has told its steps (pipeline-input-step). */
    private static final int LOAD_TIMEOUT = 60;

    /** Null after a restart, until somebody asks. */
    private transient List<InputStepExecution> executions = new CopyOnWriteArrayList<>();

    private final ArrayList<String> ids = new ArrayList<>();
    private transient Run<?, ?> run;

    public InputAction() {}

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
        executions = null;
    }

    private synchronized List<InputStepExecution> executions() throws InterruptedException, TimeoutException {
        if (executions == null) {
            List<InputStepExecution> waiting = new CopyOnWriteArrayList<>();
            FlowExecution execution = run instanceof FlowExecutionOwner.Executable pipeline
                    ? pipeline.asFlowExecutionOwner().getOrNull()
                    : null;
            if (execution != null && !ids.isEmpty()) {
                try {
                    for (StepExecution step :
                            execution.getCurrentExecutions(true).get(LOAD_TIMEOUT, TimeUnit.SECONDS)) {
                        if (step instanceof InputStepExecution input && ids.contains(input.getId())) {
                            waiting.add(input);
                        }
                    }
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the inputs of " + run + " could not be loaded", e.getCause());
                }
            }
            executions = waiting;
        }
        return executions;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public synchronized String getIconFileName() {
        return ids.isEmpty() ? null : "symbol-help-circle";
    }

    @Override
    public synchronized String getDisplayName() {
        return ids.isEmpty() ? null : "Paused for Input";
    }

    @Override
    public String getUrlName() {
        return "input";
    }

    public synchronized void add(InputStepExecution step) throws IOException, InterruptedException, TimeoutException {
        executions().add(step);
        ids.add(step.getId());
        run.save();
    }

    public InputStepExecution getExecution(String id) throws InterruptedException, TimeoutException {
        for (InputStepExecution each : executions()) {
            if (each.getId().equals(id)) {
                return each;
            }
        }
        return null;
    }

    public List<InputStepExecution> getExecutions() throws InterruptedException, TimeoutException {
        return new ArrayList<>(executions());
    }

    public synchronized boolean isWaitingForInput() throws InterruptedException, TimeoutException {
        return !ids.isEmpty();
    }

    public synchronized void remove(InputStepExecution exec)
            throws IOException, InterruptedException, TimeoutException {
        executions().remove(exec);
        ids.remove(exec.getId());
        run.save();
    }

    public InputStepExecution getDynamic(String token) throws InterruptedException, TimeoutException {
        return getExecution(token);
    }
}
