package org.jenkinsci.plugins.workflow.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.TaskListener;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs its block again and again until it says true. First pause 250 ms, each 1.2 times as long, at most 15 s. */
public final class WaitForConditionStep extends Step {

    private static final long MIN = 250;
    private static final long MAX = 15_000;
    private static final float FACTOR = 1.2f;

    private long initialRecurrencePeriod = MIN;
    private boolean quiet;

    @DataBoundConstructor
    public WaitForConditionStep() {}

    @DataBoundSetter
    public void setInitialRecurrencePeriod(long initialRecurrencePeriod) {
        this.initialRecurrencePeriod = Math.min(MAX, Math.max(MIN, initialRecurrencePeriod));
    }

    public long getInitialRecurrencePeriod() {
        return initialRecurrencePeriod;
    }

    @DataBoundSetter
    public void setQuiet(boolean quiet) {
        this.quiet = quiet;
    }

    public boolean getQuiet() {
        return quiet;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(context, initialRecurrencePeriod, quiet);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "waitUntil";
        }

        @Override
        public String getDisplayName() {
            return "Wait for condition";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }

    public static final class Execution extends AbstractStepExecutionImpl {
        private static final long serialVersionUID = 1L;

        private final boolean quiet;
        private long pause;
        private transient volatile ScheduledFuture<?> task;
        private volatile BodyExecution body;

        Execution(StepContext context, long firstPause, boolean quiet) {
            super(context);
            this.pause = firstPause;
            this.quiet = quiet;
        }

        @Override
        public boolean start() throws Exception {
            body = getContext().newBodyInvoker().withCallback(new Callback()).start();
            return false;
        }

        private void again() {
            try {
                body = getContext()
                        .newBodyInvoker()
                        .withCallback(new Callback())
                        .start();
            } catch (RuntimeException e) {
                getContext().onFailure(e);
            }
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            ScheduledFuture<?> waiting = task;
            if (waiting != null) {
                waiting.cancel(false);
            }
            BodyExecution running = body;
            if (running != null && running.cancel(cause)) {
                return;
            }
            getContext().onFailure(cause);
        }

        @Override
        public void onResume() {
            if (body == null) {
                again();
            }
        }

        @Override
        public String getStatus() {
            return body != null
                    ? "running body"
                    : "waiting " + Util.getTimeSpanString(pause) + " before running the body";
        }

        private final class Callback extends BodyExecutionCallback {
            private static final long serialVersionUID = 1L;

            @Override
            public void onSuccess(StepContext context, Object result) {
                body = null;
                if (!(result instanceof Boolean)) {
                    context.onFailure(new AbortException("body return value " + result + " is not boolean"));
                    return;
                }
                if ((Boolean) result) {
                    context.onSuccess(null);
                    return;
                }
                try {
                    if (!quiet) {
                        context.get(TaskListener.class)
                                .getLogger()
                                .println("Will try again after " + Util.getTimeSpanString(pause));
                    }
                } catch (Exception e) {
                    context.onFailure(e);
                    return;
                }
                task = Timer.get().schedule(Execution.this::again, pause, TimeUnit.MILLISECONDS);
                pause = Math.min(MAX, (long) (pause * FACTOR));
            }

            @Override
            public void onFailure(StepContext context, Throwable t) {
                body = null;
                context.onFailure(t);
            }
        }
    }
}
