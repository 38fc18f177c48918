package org.jenkinsci.plugins.workflow.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Waits without holding a thread. Default unit: seconds. */
public final class SleepStep extends Step {

    private final int time;
    private TimeUnit unit = TimeUnit.SECONDS;

    @DataBoundConstructor
    public SleepStep(int time) {
        this.time = time;
    }

    @DataBoundSetter
    public void setUnit(TimeUnit unit) {
        this.unit = unit;
    }

    public int getTime() {
        return time;
    }

    public TimeUnit getUnit() {
        return unit;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "sleep";
        }

        @Override
        public String getDisplayName() {
            return "Sleep";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }

    public static final class Execution extends AbstractStepExecutionImpl {
        private static final long serialVersionUID = 1L;

        private final long length;
        private long end;
        private transient volatile ScheduledFuture<?> task;

        Execution(SleepStep step, StepContext context) {
            super(context);
            length = step.unit.toMillis(step.time);
        }

        @Override
        public boolean start() throws Exception {
            end = System.currentTimeMillis() + length;
            getContext().get(TaskListener.class).getLogger().println("Sleeping for " + Util.getTimeSpanString(length));
            schedule(length);
            return false;
        }

        private void schedule(long millis) {
            task = Timer.get().schedule(() -> getContext().onSuccess(null), millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            ScheduledFuture<?> waiting = task;
            if (waiting != null) {
                waiting.cancel(false);
            }
            super.stop(cause);
        }

        @Override
        public void onResume() {
            schedule(Math.max(0, end - System.currentTimeMillis()));
            try {
                getContext().get(TaskListener.class).getLogger().println("Sleeping on after a restart");
            } catch (IOException | InterruptedException e) {
                getContext().onFailure(e);
            }
        }

        @Override
        public String getStatus() {
            long left = end - System.currentTimeMillis();
            return left <= 0 ? "should have stopped sleeping" : "sleeping for another " + Util.getTimeSpanString(left);
        }
    }
}
