package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Future;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One green thread of a Pipeline: the program itself, or a run of a block. */
public final class CpsThread implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final ThreadLocal<CpsThread> CURRENT = new ThreadLocal<>();

    public final int id;
    final CpsThreadGroup group;
    final FlowHead head;
    private final ContextVariableSet contextVariables;
    private volatile Continuable program;
    private volatile Outcome resumeValue;
    private volatile StepExecution step;
    private volatile CpsStepContext stepContext;
    private CpsBodyExecution body;

    CpsThread(CpsThreadGroup group, int id, Continuable program, FlowHead head, ContextVariableSet contextVariables) {
        this.group = group;
        this.id = id;
        this.program = program;
        this.head = head;
        this.contextVariables = contextVariables;
    }

    public CpsThreadGroup getGroup() {
        return group;
    }

    public CpsFlowExecution getExecution() {
        return group.getExecution();
    }

    public ContextVariableSet getContextVariables() {
        return contextVariables;
    }

    <T> T getContextVariable(Class<T> key, DynamicContext.DelegatedContext fallback)
            throws IOException, InterruptedException {
        return ContextVariableSet.find(contextVariables, key, fallback);
    }

    public StepExecution getStep() {
        return step;
    }

    CpsStepContext getStepContext() {
        return stepContext;
    }

    void setStep(StepExecution step, CpsStepContext context) {
        this.step = step;
        this.stepContext = context;
    }

    CpsBodyExecution getBody() {
        return body;
    }

    void setBody(CpsBodyExecution body) {
        this.body = body;
    }

    boolean isRunnable() {
        return resumeValue != null;
    }

    boolean isAlive() {
        return program.isResumable();
    }

    /** The thread goes on with this when its turn comes. */
    public Future<Object> resume(Outcome v) {
        resumeValue = v;
        return group.scheduleRun();
    }

    @CpsVmThreadOnly
    Outcome runNextChunk() {
        CpsThread before = CURRENT.get();
        CURRENT.set(this);
        try {
            while (true) {
                Outcome value = resumeValue;
                resumeValue = null;
                Outcome outcome = group.run(program, value);
                if (outcome.getAbnormal() == null && outcome.getNormal() instanceof ThreadTask task) {
                    ThreadTaskResult result = task.eval(this);
                    if (result.resume != null) {
                        resumeValue = result.resume;
                        continue;
                    }
                    return result.suspend;
                }
                return outcome;
            }
        } finally {
            CURRENT.set(before);
        }
    }

    /** Asks the step this thread waits for to end. */
    public void stop(Throwable t) {
        StepExecution running = step;
        if (running == null) {
            return;
        }
        try {
            running.stop(t);
        } catch (Exception e) {
            t.addSuppressed(e);
            running.getContext().onFailure(t);
        }
    }

    public List<StackTraceElement> getStackTrace() {
        return program.getStackTrace();
    }

    public static CpsThread current() {
        return CURRENT.get();
    }

    @Override
    public String toString() {
        return "Thread #" + id + " of " + getExecution();
    }
}
