package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import hudson.Extension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** Sets environment variables, as NAME=value, for its block. */
public class EnvStep extends Step {

    private final List<String> overrides;

    @DataBoundConstructor
    public EnvStep(List<String> overrides) {
        for (String each : overrides) {
            if (each.indexOf('=') < 0) {
                throw new IllegalArgumentException("no = in withEnv override '" + each + "'; it must be NAME=value");
            }
        }
        this.overrides = new ArrayList<>(overrides);
    }

    public List<String> getOverrides() {
        return overrides;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(overrides, context);
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "withEnv";
        }

        @Override
        public String getDisplayName() {
            return "Set environment variables";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Collections.emptySet();
        }
    }

    public static class Execution extends AbstractStepExecutionImpl {
        private static final long serialVersionUID = 1L;

        private final ArrayList<String> overrides;

        Execution(List<String> overrides, StepContext context) {
            super(context);
            this.overrides = new ArrayList<>(overrides);
        }

        @Override
        public boolean start() throws Exception {
            Map<String, String> all = new HashMap<>();
            for (String each : overrides) {
                int equal = each.indexOf('=');
                all.put(each.substring(0, equal), each.substring(equal + 1));
            }
            EnvironmentExpander outer = getContext().get(EnvironmentExpander.class);
            getContext()
                    .newBodyInvoker()
                    .withContext(EnvironmentExpander.merge(outer, new Overrides(all)))
                    .withCallback(BodyExecutionCallback.wrap(getContext()))
                    .start();
            return false;
        }

        @Override
        public void onResume() {}
    }

    private static final class Overrides extends EnvironmentExpander {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, String> all;

        Overrides(Map<String, String> all) {
            this.all = new HashMap<>(all);
        }

        @Override
        public void expand(EnvVars env) {
            env.overrideExpandingAll(all);
        }
    }
}
