package hudson.model;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.slaves.WorkspaceList;
import hudson.tasks.BuildStep;
import hudson.tasks.Publisher;
import hudson.util.VariableResolver;
import java.io.File;
import java.io.IOException;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.model.lazy.BuildReference;
import jenkins.model.lazy.LazyBuildMixIn;
import jenkins.scm.RunWithSCM;

/** A build that runs on its executor's thread. */
public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R>
        implements Queue.Executable, LazyBuildMixIn.LazyLoadingRun<P, R>, RunWithSCM<P, R> {
    private String builtOn;
    private String workspace;
    private final transient LazyBuildMixIn.RunMixIn<P, R> runMixIn = new LazyBuildMixIn.RunMixIn<>() {
        @Override
        protected R asRun() {
            return _this();
        }
    };

    protected AbstractBuild(P job) throws IOException {
        super(job);
    }

    protected AbstractBuild(P job, Calendar timestamp) {
        super(job, timestamp);
    }

    protected AbstractBuild(P project, File buildDir) throws IOException {
        super(project, buildDir);
    }

    public final P getProject() {
        return getParent();
    }

    @Override
    public final LazyBuildMixIn.RunMixIn<P, R> getRunMixIn() {
        return runMixIn;
    }

    @Override
    protected final BuildReference<R> createReference() {
        return runMixIn.createReference();
    }

    @Override
    protected final void dropLinks() {
        runMixIn.dropLinks();
    }

    @Override
    public R getPreviousBuild() {
        return runMixIn.getPreviousBuild();
    }

    @Override
    public R getNextBuild() {
        return runMixIn.getNextBuild();
    }

    public Node getBuiltOn() {
        return builtOn == null || builtOn.isEmpty()
                ? Jenkins.get()
                : Jenkins.get().getNode(builtOn);
    }

    public String getBuiltOnStr() {
        return builtOn;
    }

    protected void setBuiltOnStr(String builtOn) {
        this.builtOn = builtOn;
    }

    public final FilePath getWorkspace() {
        Node node = workspace == null ? null : getBuiltOn();
        return node == null ? null : node.createPath(workspace);
    }

    protected void setWorkspace(FilePath ws) {
        this.workspace = ws.getRemote();
    }

    public final FilePath getModuleRoot() {
        return getWorkspace();
    }

    @Override
    public List<hudson.scm.ChangeLogSet<? extends hudson.scm.ChangeLogSet.Entry>> getChangeSets() {
        return Collections.emptyList();
    }

    @Override
    public Set<String> getCulpritIds() {
        return Collections.emptySet();
    }

    @Override
    public boolean shouldCalculateCulprits() {
        return true;
    }

    public Map<String, String> getBuildVariables() {
        Map<String, String> variables = new HashMap<>();
        for (ParameterValue value : getParameterValues()) {
            String text = value.createVariableResolver(this).resolve(value.getName());
            if (text != null) {
                variables.put(value.getName(), text);
            }
        }
        return variables;
    }

    public final VariableResolver<String> getBuildVariableResolver() {
        return new VariableResolver.ByMap<>(getBuildVariables());
    }

    @Override
    public EnvVars getEnvironment(TaskListener log) throws IOException, InterruptedException {
        EnvVars env = super.getEnvironment(log);
        FilePath ws = getWorkspace();
        if (ws != null) {
            env.put("WORKSPACE", ws.getRemote());
        }
        getBuildVariables().forEach(env::put);
        return env;
    }

    @Override
    public abstract void run();

    /** How such a build runs: a workspace, then what {@link #doRun} does. */
    public abstract class AbstractBuildExecution extends Runner {
        protected Launcher launcher;
        protected BuildListener listener;

        public AbstractBuildExecution() {}

        protected final Node getCurrentNode() {
            return Executor.currentExecutor().getOwner().getNode();
        }

        public Launcher getLauncher() {
            return launcher;
        }

        public BuildListener getListener() {
            return listener;
        }

        @Override
        public Result run(BuildListener listener) throws Exception {
            Node node = getCurrentNode();
            builtOn = node.getNodeName();
            this.listener = listener;
            launcher = createLauncher(listener);
            FilePath folder = node.getWorkspaceFor((TopLevelItem) getProject());
            try (WorkspaceList.Lease lease =
                    node.toComputer().getWorkspaceList().allocate(folder, getBuild())) {
                lease.path.mkdirs();
                setWorkspace(lease.path);
                Result result = doRun(listener);
                return result == null ? Result.SUCCESS : result;
            } finally {
                launcher.kill(getCharacteristicEnvVars());
            }
        }

        protected Launcher createLauncher(BuildListener listener) throws IOException, InterruptedException {
            return getCurrentNode().createLauncher(listener);
        }

        protected abstract Result doRun(BuildListener listener) throws Exception;

        protected abstract void post2(BuildListener listener) throws Exception;

        @Override
        public final void post(BuildListener listener) throws Exception {
            post2(listener);
        }

        @Override
        public void cleanUp(BuildListener listener) throws Exception {}

        protected final void performAllBuildStep(
                BuildListener listener, Iterable<? extends BuildStep> buildSteps, boolean phase)
                throws InterruptedException, IOException {
            performAllBuildSteps(listener, buildSteps, phase);
        }

        protected final void performAllBuildStep(
                BuildListener listener, Map<?, ? extends BuildStep> buildSteps, boolean phase)
                throws InterruptedException, IOException {
            performAllBuildSteps(listener, buildSteps.values(), phase);
        }

        protected final boolean performAllBuildSteps(
                BuildListener listener, Map<?, ? extends BuildStep> buildSteps, boolean phase)
                throws InterruptedException, IOException {
            return performAllBuildSteps(listener, buildSteps.values(), phase);
        }

        /** All of this phase, whether or not one before failed; true when none did. */
        protected final boolean performAllBuildSteps(
                BuildListener listener, Iterable<? extends BuildStep> buildSteps, boolean phase)
                throws InterruptedException, IOException {
            boolean good = true;
            for (BuildStep step : buildSteps) {
                boolean late = step instanceof Publisher publisher && publisher.needsToRunAfterFinalized();
                if (late != phase && !perform(step, listener)) {
                    setResult(Result.FAILURE);
                    good = false;
                }
            }
            return good;
        }

        protected final boolean preBuild(BuildListener listener, Map<?, ? extends BuildStep> steps) {
            return preBuild(listener, steps.values());
        }

        protected final boolean preBuild(BuildListener listener, Collection<? extends BuildStep> steps) {
            return preBuild(listener, (Iterable<? extends BuildStep>) steps);
        }

        protected final boolean preBuild(BuildListener listener, Iterable<? extends BuildStep> steps) {
            for (BuildStep step : steps) {
                if (!step.prebuild(AbstractBuild.this, listener)) {
                    listener.getLogger().println(step + " vetoed the build");
                    return false;
                }
            }
            return true;
        }

        protected final boolean perform(BuildStep bs, BuildListener listener) throws InterruptedException, IOException {
            try {
                return bs.getRequiredMonitorService().perform(bs, AbstractBuild.this, launcher, listener);
            } catch (AbortException e) {
                listener.error(e.getMessage());
                return false;
            }
        }
    }

    /** The older name of {@link AbstractBuildExecution}. */
    public abstract class AbstractRunner extends AbstractBuildExecution {
        public AbstractRunner() {}
    }
}
