package jenkins.model;

import hudson.model.Action;
import hudson.model.BuildAuthorizationToken;
import hudson.model.BuildableItem;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.model.queue.QueueTaskFuture;
import hudson.search.SearchIndexBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jenkins.model.lazy.LazyBuildMixIn;
import jenkins.triggers.TriggeredItem;

/** How a job with parameters is started. */
public abstract class ParameterizedJobMixIn<
        JobT extends Job<JobT, RunT> & ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & Queue.Task,
        RunT extends Run<JobT, RunT> & Queue.Executable> {
    public ParameterizedJobMixIn() {}

    protected abstract JobT asJob();

    public final boolean scheduleBuild() {
        return scheduleBuild(asJob().getQuietPeriod(), new UnknownCause());
    }

    public final boolean scheduleBuild(Cause c) {
        return scheduleBuild(asJob().getQuietPeriod(), c);
    }

    public final boolean scheduleBuild(int quietPeriod) {
        return scheduleBuild(quietPeriod, new UnknownCause());
    }

    public final boolean scheduleBuild(int quietPeriod, Cause c) {
        return scheduleBuild2(quietPeriod, c == null ? List.of() : List.of(new CauseAction(c))) != null;
    }

    @SuppressWarnings("unchecked")
    public final QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
        Queue.Item item = scheduleBuild2(quietPeriod, Arrays.asList(actions));
        return item == null ? null : (QueueTaskFuture<RunT>) (QueueTaskFuture<?>) item.getFuture();
    }

    private Queue.Item scheduleBuild2(int quietPeriod, List<? extends Action> actions) {
        return scheduleBuild2(asJob(), quietPeriod, actions.toArray(new Action[0]));
    }

    /** Null when the job cannot be built; a quiet period of -1 is the job's own. */
    public static Queue.Item scheduleBuild2(Job<?, ?> job, int quietPeriod, Action... actions) {
        if (!(job instanceof ParameterizedJob<?, ?> parameterized) || !job.isBuildable()) {
            return null;
        }
        List<Action> queueActions = new ArrayList<>(Arrays.asList(actions));
        ParametersDefinitionProperty definitions = job.getProperty(ParametersDefinitionProperty.class);
        if (definitions != null
                && hudson.Util.filter(queueActions, ParametersAction.class).isEmpty()) {
            List<ParameterValue> defaults = new ArrayList<>();
            for (ParameterDefinition definition : definitions.getParameterDefinitions()) {
                ParameterValue value = definition.getDefaultParameterValue();
                if (value != null) {
                    defaults.add(value);
                }
            }
            queueActions.add(new ParametersAction(defaults));
        }
        int delay = quietPeriod == -1 ? parameterized.getQuietPeriod() : quietPeriod;
        return Jenkins.get()
                .getQueue()
                .schedule2(parameterized, delay, queueActions)
                .getItem();
    }

    public final boolean isParameterized() {
        return asJob().getProperty(ParametersDefinitionProperty.class) != null;
    }

    public final SearchIndexBuilder extendSearchIndex(SearchIndexBuilder sib) {
        return sib;
    }

    public final String getBuildNowText() {
        return isParameterized() ? "Build with Parameters" : "Build Now";
    }

    private static final class UnknownCause extends Cause {
        @Override
        public String getShortDescription() {
            return "Legacy code started this job.  No cause information is available";
        }
    }

    /** A job with parameters. */
    public interface ParameterizedJob<
                    JobT extends Job<JobT, RunT> & ParameterizedJob<JobT, RunT> & Queue.Task,
                    RunT extends Run<JobT, RunT> & Queue.Executable>
            extends BuildableItem, TriggeredItem {
        @SuppressWarnings("unchecked")
        default ParameterizedJobMixIn<JobT, RunT> getParameterizedJobMixIn() {
            return new ParameterizedJobMixIn<>() {
                @Override
                protected JobT asJob() {
                    return (JobT) ParameterizedJob.this;
                }
            };
        }

        BuildAuthorizationToken getAuthToken();

        default int getQuietPeriod() {
            return Jenkins.get().getQuietPeriod();
        }

        default String getBuildNowText() {
            return getParameterizedJobMixIn().getBuildNowText();
        }

        @Override
        default boolean scheduleBuild(Cause c) {
            return getParameterizedJobMixIn().scheduleBuild(c);
        }

        @Override
        default boolean scheduleBuild(int quietPeriod, Cause c) {
            return getParameterizedJobMixIn().scheduleBuild(quietPeriod, c);
        }

        default QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
            return getParameterizedJobMixIn().scheduleBuild2(quietPeriod, actions);
        }

        default boolean isParameterized() {
            return getParameterizedJobMixIn().isParameterized();
        }

        default boolean isDisabled() {
            return false;
        }

        default void setDisabled(boolean disabled) {
            throw new UnsupportedOperationException("must be implemented if supportsMakeDisabled is overridden");
        }

        default boolean supportsMakeDisabled() {
            return false;
        }

        default void makeDisabled(boolean b) throws IOException {
            if (isDisabled() != b && supportsMakeDisabled()) {
                setDisabled(b);
                save();
                ItemListener.fireOnUpdated(this);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        default RunT createExecutable() throws IOException {
            return isDisabled()
                    ? null
                    : (RunT) ((LazyBuildMixIn.LazyLoadingJob<?, ?>) this)
                            .getLazyBuildMixIn()
                            .newBuild();
        }

        default boolean isBuildable() {
            return !isDisabled() && !((Job<?, ?>) (Object) this).isHoldOffBuildUntilSave();
        }
    }
}
