package org.jenkinsci.plugins.workflow.support.steps.input;

import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import jenkins.model.RunAction2;

/** The inputs a build waits for. */
public class InputAction implements RunAction2 {

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
        if (executions == null) {
            executions = new CopyOnWriteArrayList<>();
        }
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
        executions.add(step);
        ids.add(step.getId());
        run.save();
    }

    public InputStepExecution getExecution(String id) throws InterruptedException, TimeoutException {
        for (InputStepExecution each : executions) {
            if (each.getId().equals(id)) {
                return each;
            }
        }
        return null;
    }

    public List<InputStepExecution> getExecutions() throws InterruptedException, TimeoutException {
        return new ArrayList<>(executions);
    }

    public synchronized boolean isWaitingForInput() throws InterruptedException, TimeoutException {
        return !ids.isEmpty();
    }

    public synchronized void remove(InputStepExecution exec)
            throws IOException, InterruptedException, TimeoutException {
        executions.remove(exec);
        ids.remove(exec.getId());
        run.save();
    }

    public InputStepExecution getDynamic(String token) throws InterruptedException, TimeoutException {
        return getExecution(token);
    }
}
