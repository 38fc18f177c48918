package org.jenkinsci.plugins.workflow.support.steps.build;

import hudson.AbortException;
import hudson.model.AbstractBuild;
import hudson.model.Cause;
import hudson.model.Result;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.scm.RunWithSCM;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.jenkinsci.plugins.workflow.support.actions.EnvironmentAction;

/** A build as scripts may see it; only the one they run in can be changed. */
public final class RunWrapper implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String externalizableId;
    private final boolean currentBuild;

    public RunWrapper(Run<?, ?> build, boolean currentBuild) {
        this.externalizableId = build.getExternalizableId();
        this.currentBuild = currentBuild;
    }

    /** Not open to the sandbox. */
    public Run<?, ?> getRawBuild() {
        return Run.fromExternalizableId(externalizableId);
    }

    private Run<?, ?> build() throws AbortException {
        Run<?, ?> build = getRawBuild();
        if (build == null) {
            throw new AbortException("No build record " + externalizableId + " could be located.");
        }
        return build;
    }

    private Run<?, ?> changeable() throws AbortException {
        if (!currentBuild) {
            throw new SecurityException("can only set properties of the current build");
        }
        return build();
    }

    @Whitelisted
    public void setResult(String result) throws AbortException {
        changeable().setResult(Result.fromString(result));
    }

    @Whitelisted
    public void setDescription(String description) throws IOException {
        changeable().setDescription(description);
    }

    @Whitelisted
    public void setDisplayName(String displayName) throws IOException {
        changeable().setDisplayName(displayName);
    }

    @Whitelisted
    public void setKeepLog(boolean keep) throws IOException {
        changeable().keepLog(keep);
    }

    @Whitelisted
    public int getNumber() throws AbortException {
        return build().getNumber();
    }

    @Whitelisted
    public JSONArray getBuildCauses() throws IOException, ClassNotFoundException {
        return causes();
    }

    private JSONArray causes() throws IOException {
        JSONArray causes = new JSONArray();
        for (Cause cause : build().getCauses()) {
            JSONObject each = new JSONObject();
            each.put("_class", cause.getClass().getName());
            each.put("shortDescription", cause.getShortDescription());
            if (cause instanceof Cause.UserIdCause user) {
                each.put("userId", user.getUserId());
                each.put("userName", user.getUserName());
            }
            causes.add(each);
        }
        return causes;
    }

    @Whitelisted
    public JSONArray getBuildCauses(String className) throws IOException {
        JSONArray fitting = new JSONArray();
        for (Object cause : causes()) {
            if (className.equals(((JSONObject) cause).getString("_class"))) {
                fitting.add(cause);
            }
        }
        return fitting;
    }

    /** Null while it runs and nothing has spoiled it. */
    @Whitelisted
    public String getResult() throws AbortException {
        Result result = build().getResult();
        return result == null ? null : result.toString();
    }

    @Whitelisted
    public String getCurrentResult() throws AbortException {
        Result result = build().getResult();
        return (result == null ? Result.SUCCESS : result).toString();
    }

    @Whitelisted
    public boolean resultIsBetterOrEqualTo(String other) throws AbortException {
        return Result.fromString(getCurrentResult()).isBetterOrEqualTo(Result.fromString(other));
    }

    @Whitelisted
    public boolean resultIsWorseOrEqualTo(String other) throws AbortException {
        return Result.fromString(getCurrentResult()).isWorseOrEqualTo(Result.fromString(other));
    }

    @Whitelisted
    public long getTimeInMillis() throws AbortException {
        return build().getTimeInMillis();
    }

    @Whitelisted
    public long getStartTimeInMillis() throws AbortException {
        return build().getStartTimeInMillis();
    }

    @Whitelisted
    public long getDuration() throws AbortException {
        Run<?, ?> build = build();
        return build.getDuration() != 0
                ? build.getDuration()
                : System.currentTimeMillis() - build.getStartTimeInMillis();
    }

    @Whitelisted
    public String getDurationString() throws AbortException {
        return build().getDurationString();
    }

    @Whitelisted
    public String getDescription() throws AbortException {
        return build().getDescription();
    }

    @Whitelisted
    public String getDisplayName() throws AbortException {
        return build().getDisplayName();
    }

    @Whitelisted
    public String getFullDisplayName() throws AbortException {
        return build().getFullDisplayName();
    }

    @Whitelisted
    public boolean isKeepLog() throws AbortException {
        return build().isKeepLog();
    }

    @Whitelisted
    public String getProjectName() throws AbortException {
        return build().getParent().getName();
    }

    @Whitelisted
    public String getFullProjectName() throws AbortException {
        return build().getParent().getFullName();
    }

    private static RunWrapper other(Run<?, ?> run) {
        return run == null ? null : new RunWrapper(run, false);
    }

    @Whitelisted
    public RunWrapper getPreviousBuild() throws AbortException {
        return other(build().getPreviousBuild());
    }

    @Whitelisted
    public RunWrapper getPreviousCompletedBuild() throws AbortException {
        return other(build().getPreviousCompletedBuild());
    }

    @Whitelisted
    public RunWrapper getPreviousFailedBuild() throws AbortException {
        return other(build().getPreviousFailedBuild());
    }

    @Whitelisted
    public RunWrapper getPreviousNotFailedBuild() throws AbortException {
        return other(build().getPreviousNotFailedBuild());
    }

    @Whitelisted
    public RunWrapper getPreviousSuccessfulBuild() throws AbortException {
        return other(build().getPreviousSuccessfulBuild());
    }

    @Whitelisted
    public RunWrapper getNextBuild() throws AbortException {
        return other(build().getNextBuild());
    }

    @Whitelisted
    public String getId() throws AbortException {
        return build().getId();
    }

    @Whitelisted
    public String getExternalizableId() {
        return externalizableId;
    }

    @Whitelisted
    public Map<String, String> getBuildVariables() throws AbortException {
        Run<?, ?> build = build();
        if (build instanceof AbstractBuild<?, ?> freestyle) {
            return freestyle.getBuildVariables();
        }
        EnvironmentAction.IncludingOverrides overrides = build.getAction(EnvironmentAction.IncludingOverrides.class);
        return overrides == null ? Map.of() : overrides.getOverriddenEnvironment();
    }

    @Whitelisted
    public String getAbsoluteUrl() throws AbortException {
        return build().getAbsoluteUrl();
    }

    @Whitelisted
    public List<ChangeLogSet<? extends ChangeLogSet.Entry>> getChangeSets() throws Exception {
        return build() instanceof RunWithSCM<?, ?> run ? run.getChangeSets() : new ArrayList<>();
    }
}
