package org.jenkinsci.plugins.workflow.steps;

import hudson.Util;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;

/** Asks the block to end when its time is over; a minute later fails whatever then still unwinds. */
public class TimeoutStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(TimeoutStepExecution.class.getName());
    /** Milliseconds; Jenkins gives an unwinding step this long (workflow-basic-steps, GRACE_PERIOD). */
    private static final long GRACE_PERIOD = 60_000;

    public static boolean forceInterruption = false;

    private final long limit;
    private final boolean activity;
    private final String nodeId;
    private BodyExecution body;
    private long end;
    private boolean asked;
    private transient volatile ScheduledFuture<?> killer;

    TimeoutStepExecution(TimeoutStep step, StepContext context) throws IOException, InterruptedException {
        super(context);
        limit = step.getUnit().toMillis(step.getTime());
        activity = step.isActivity();
        nodeId = context.get(FlowNode.class).getId();
    }

    @Override
    public boolean start() throws Exception {
        BodyInvoker invoker = getContext().newBodyInvoker().withCallback(new Callback());
        if (activity) {
            TaskListenerDecorator outer = getContext().get(TaskListenerDecorator.class);
            invoker.withContext(TaskListenerDecorator.merge(outer, new ActivityWatch(() -> reset())));
        }
        body = invoker.start();
        end = System.currentTimeMillis() + limit;
        print("Timeout set to expire " + (activity ? "after " : "in ") + Util.getTimeSpanString(limit)
                + (activity ? " without activity" : ""));
        arm(limit);
        return false;
    }

    @Override
    public void onResume() {
        arm(Math.max(0, end - System.currentTimeMillis()));
    }

    private synchronized void arm(long millis) {
        disarm();
        killer = Timer.get().schedule(this::expired, millis, TimeUnit.MILLISECONDS);
    }

    private synchronized void reset() {
        if (!asked) {
            end = System.currentTimeMillis() + limit;
            arm(limit);
        }
    }

    private void disarm() {
        ScheduledFuture<?> armed = killer;
        if (armed != null) {
            armed.cancel(false);
        }
    }

    private void expired() {
        if (!asked) {
            asked = true;
            print("Cancelling nested steps due to timeout");
            body.cancel(new ExceededTimeout(nodeId));
            end = System.currentTimeMillis() + GRACE_PERIOD;
            arm(GRACE_PERIOD);
            return;
        }
        print("Body did not finish within grace period; terminating with extreme prejudice");
        for (StepExecution left : body.getCurrentExecutions()) {
            left.getContext().onFailure(new FlowInterruptedException(Result.ABORTED, new ExceededTimeout(nodeId)));
        }
    }

    private void print(String line) {
        try {
            getContext().get(TaskListener.class).getLogger().println(line);
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, line, e);
        }
    }

    @Override
    public String getStatus() {
        long left = end - System.currentTimeMillis();
        if (asked) {
            return "body did not yet finish; will be terminated in " + Util.getTimeSpanString(Math.max(0, left));
        }
        return left <= 0 ? "should have timed out" : "will time out in " + Util.getTimeSpanString(left);
    }

    private final class Callback extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onSuccess(StepContext context, Object result) {
            disarm();
            getContext().onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            disarm();
            getContext().onFailure(t);
        }
    }

    /** Why: the time was over. */
    public static final class ExceededTimeout extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        private final String nodeId;

        @Deprecated
        public ExceededTimeout() {
            this(null);
        }

        public ExceededTimeout(String nodeId) {
            this.nodeId = nodeId;
        }

        public String getNodeId() {
            return nodeId;
        }

        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }

    /** Hears that something was logged. */
    public interface ResetCallback extends Serializable {
        void logWritten();
    }

    private static final class ActivityWatch extends TaskListenerDecorator {
        private static final long serialVersionUID = 1L;

        private final ResetCallback callback;

        ActivityWatch(ResetCallback callback) {
            this.callback = callback;
        }

        @Override
        public OutputStream decorate(OutputStream logger) {
            return new FilterOutputStream(logger) {
                @Override
                public void write(byte[] b, int off, int len) throws IOException {
                    out.write(b, off, len);
                    callback.logWritten();
                }
            };
        }
    }
}
