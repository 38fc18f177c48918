package org.jenkinsci.plugins.workflow.cps.steps;

import groovy.lang.Script;
import hudson.FilePath;
import org.jenkinsci.plugins.workflow.cps.CpsStepContext;
import org.jenkinsci.plugins.workflow.cps.CpsThread;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The loaded script runs as the step's block. Approximation: a replay does not replace its text. */
public class LoadStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private final transient LoadStep step;

    LoadStepExecution(LoadStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() throws Exception {
        CpsStepContext context = (CpsStepContext) getContext();
        CpsThread thread = CpsThread.current();
        String text = context.get(FilePath.class).child(step.getPath()).readToString();
        Script script = thread.getExecution().getShell().parse(text);
        context.newBodyInvoker(thread.getGroup().export(script), true)
                .withDisplayName(step.getPath())
                .withCallback(BodyExecutionCallback.wrap(context))
                .start();
        return false;
    }

    /** The block goes on by itself. */
    @Override
    public void onResume() {}
}
