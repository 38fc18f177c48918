package org.jenkinsci.plugins.workflow.steps;

import com.google.common.collect.ImmutableSet;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs a build step of freestyle jobs, such as archiveArtifacts, as a Pipeline step. */
public final class CoreStep extends Step {

    public final SimpleBuildStep delegate;

    @DataBoundConstructor
    public CoreStep(SimpleBuildStep delegate) {
        this.delegate = delegate;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(delegate, context);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<Void> {
        private static final long serialVersionUID = 1L;

        private final transient SimpleBuildStep delegate;

        Execution(SimpleBuildStep delegate, StepContext context) {
            super(context);
            this.delegate = delegate;
        }

        @Override
        protected Void run() throws Exception {
            StepContext context = getContext();
            Run<?, ?> run = context.get(Run.class);
            TaskListener listener = context.get(TaskListener.class);
            EnvVars env = context.get(EnvVars.class);
            FilePath workspace = context.get(FilePath.class);
            if (workspace == null) {
                if (delegate.requiresWorkspace()) {
                    throw new MissingContextVariableException(FilePath.class);
                }
                delegate.perform(run, env, listener);
                return null;
            }
            workspace.mkdirs();
            delegate.perform(run, workspace, env, context.get(Launcher.class), listener);
            return null;
        }

        @Override
        public String getStatus() {
            return "running " + delegate.getClass().getSimpleName() + ", " + super.getStatus();
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "step";
        }

        @Override
        public String getDisplayName() {
            return "General Build Step";
        }

        @Override
        public boolean isMetaStep() {
            return true;
        }

        public Collection<? extends Descriptor<?>> getApplicableDescriptors() {
            List<Descriptor<?>> fitting = new ArrayList<>();
            for (Descriptor<?> each : hudson.ExtensionList.lookup(BuildStepDescriptor.class)) {
                if (SimpleBuildStep.class.isAssignableFrom(each.clazz)) {
                    fitting.add(each);
                }
            }
            return fitting;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(Run.class, TaskListener.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return CoreStep.describe(namedArgs);
        }
    }

    static String describe(Map<String, Object> namedArgs) {
        Object delegate = namedArgs.get("delegate");
        if (delegate instanceof UninstantiatedDescribable nested) {
            Map<String, ?> arguments = nested.getArguments();
            return arguments.size() == 1
                    ? String.valueOf(arguments.values().iterator().next())
                    : null;
        }
        if (delegate instanceof Map<?, ?> map) {
            return map.size() == 2
                    ? map.values().stream()
                            .map(String::valueOf)
                            .skip(1)
                            .findFirst()
                            .orElse(null)
                    : null;
        }
        return null;
    }
}
