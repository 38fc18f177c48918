package org.jenkinsci.plugins.workflow.steps;

import hudson.AbortException;
import hudson.Functions;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.ErrorCondition;

/** Counts the runs of a retried block. */
public class RetryStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private final int count;
    private final ArrayList<ErrorCondition> conditions;

    RetryStepExecution(int count, StepContext context, List<ErrorCondition> conditions) {
        super(context);
        this.count = count;
        this.conditions = conditions == null ? null : new ArrayList<>(conditions);
    }

    @Override
    public boolean start() throws Exception {
        getContext()
                .newBodyInvoker()
                .withCallback(new Callback(count, conditions))
                .start();
        return false;
    }

    @Override
    public void onResume() {}

    private static final class Callback extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private int left;
        private final ArrayList<ErrorCondition> conditions;

        Callback(int count, ArrayList<ErrorCondition> conditions) {
            this.left = count;
            this.conditions = conditions;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            context.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            try {
                left--;
                if (left <= 0 || !worthIt(t, context)) {
                    context.onFailure(t);
                    return;
                }
                TaskListener listener = context.get(TaskListener.class);
                if (t instanceof AbortException) {
                    listener.error(t.getMessage());
                } else if (t instanceof FlowInterruptedException interrupted) {
                    interrupted.handle(context.get(Run.class), listener);
                } else {
                    Functions.printStackTrace(t, listener.error("Execution failed"));
                }
                listener.getLogger().println("Retrying");
                context.newBodyInvoker().withCallback(this).start();
            } catch (Exception e) {
                e.addSuppressed(t);
                context.onFailure(e);
            }
        }

        private boolean worthIt(Throwable t, StepContext context) throws Exception {
            if (conditions == null) {
                return !(t instanceof FlowInterruptedException interrupted && interrupted.isActualInterruption());
            }
            for (ErrorCondition condition : conditions) {
                if (condition.test(t, context)) {
                    return true;
                }
            }
            return false;
        }
    }
}
