package org.jenkinsci.plugins.workflow.steps;

import com.google.common.collect.ImmutableSet;
import hudson.AbortException;
import hudson.Extension;
import hudson.Functions;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Notes a failure of its block and goes on. Defaults: build result FAILURE, stage result SUCCESS. */
public final class CatchErrorStep extends Step implements CatchExecutionOptions {

    private static final long serialVersionUID = 1L;

    private String message;
    private String buildResult = Result.FAILURE.toString();
    private String stageResult = Result.SUCCESS.toString();
    private boolean catchInterruptions = true;

    @DataBoundConstructor
    public CatchErrorStep() {}

    @Override
    public String getMessage() {
        return message;
    }

    @DataBoundSetter
    public void setMessage(String message) {
        this.message = message == null || message.isEmpty() ? null : message;
    }

    @Override
    public Result getBuildResultOnError() {
        return Result.fromString(buildResult);
    }

    public String getBuildResult() {
        return buildResult;
    }

    @DataBoundSetter
    public void setBuildResult(String buildResult) {
        this.buildResult = checked("buildResult", buildResult);
    }

    @Override
    public Result getStepResultOnError() {
        return Result.fromString(stageResult);
    }

    public String getStageResult() {
        return stageResult;
    }

    @DataBoundSetter
    public void setStageResult(String stageResult) {
        this.stageResult = checked("stageResult", stageResult);
    }

    private static String checked(String parameter, String value) {
        String result = value == null ? Result.SUCCESS.toString() : value;
        if (!Result.fromString(result).toString().equalsIgnoreCase(result)) {
            throw new IllegalArgumentException(parameter + " is invalid: " + result
                    + ". Valid options are SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED.");
        }
        return result;
    }

    @Override
    public boolean isCatchInterruptions() {
        return catchInterruptions;
    }

    @DataBoundSetter
    public void setCatchInterruptions(boolean catchInterruptions) {
        this.catchInterruptions = catchInterruptions;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "catchError";
        }

        @Override
        public String getDisplayName() {
            return "Catch error and set build result to failure";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FlowNode.class, Run.class, TaskListener.class);
        }
    }

    public static final class Execution extends AbstractStepExecutionImpl {
        private static final long serialVersionUID = 1L;

        private final CatchExecutionOptions options;

        Execution(StepContext context, CatchExecutionOptions options) {
            super(context);
            this.options = options;
        }

        @Override
        public boolean start() throws Exception {
            getContext().newBodyInvoker().withCallback(new Callback(options)).start();
            return false;
        }

        @Override
        public void onResume() {}
    }

    private static final class Callback extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final CatchExecutionOptions options;

        Callback(CatchExecutionOptions options) {
            this.options = options;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            context.onSuccess(null);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            boolean interrupted = t instanceof FlowInterruptedException stop && stop.isActualInterruption();
            if (interrupted && !options.isCatchInterruptions()) {
                context.onFailure(t);
                return;
            }
            try {
                note(context, t);
                context.onSuccess(null);
            } catch (Exception e) {
                e.addSuppressed(t);
                context.onFailure(e);
            }
        }

        private void note(StepContext context, Throwable t) throws Exception {
            TaskListener listener = context.get(TaskListener.class);
            Result build = options.getBuildResultOnError();
            Result stage = options.getStepResultOnError();
            if (options.getMessage() != null) {
                listener.error(options.getMessage());
            }
            if (t instanceof FlowInterruptedException stop) {
                stop.handle(context.get(Run.class), listener);
                build = stop.getResult();
            } else if (t instanceof AbortException) {
                listener.error(t.getMessage());
            } else {
                Functions.printStackTrace(t, listener.getLogger());
            }
            if (build.isWorseThan(Result.SUCCESS)) {
                context.setResult(build);
            }
            if (stage.isWorseThan(Result.SUCCESS)) {
                String text = options.getMessage() == null ? t.getMessage() : options.getMessage();
                context.get(FlowNode.class).addOrReplaceAction(new WarningAction(stage).withMessage(text));
            }
        }
    }
}
