package org.jenkinsci.plugins.workflow.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The home on the agent of a tool that the administrator configured. */
public final class ToolStep extends Step {

    private final String name;
    private String type;

    @DataBoundConstructor
    public ToolStep(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public String getType() {
        return type;
    }

    /** The id or a symbol of the kind of tool; null or empty looks among all kinds. */
    @DataBoundSetter
    public void setType(String type) {
        this.type = Util.fixEmpty(type);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "tool";
        }

        @Override
        public String getDisplayName() {
            return "Use a tool from a predefined Tool Installation";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class, EnvVars.class, Node.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("name") instanceof String name ? name : null;
        }
    }

    public static final class Execution extends SynchronousNonBlockingStepExecution<String> {
        private static final long serialVersionUID = 1L;

        private final transient ToolStep step;

        Execution(ToolStep step, StepContext context) {
            super(context);
            this.step = step;
        }

        @Override
        protected String run() throws Exception {
            StepContext context = getContext();
            return configured()
                    .translate(context.get(Node.class), context.get(EnvVars.class), context.get(TaskListener.class))
                    .getHome();
        }

        private ToolInstallation configured() throws AbortException {
            String type = step.type;
            for (ToolDescriptor<?> kind : ToolInstallation.all()) {
                if (type != null
                        && !kind.getId().equals(type)
                        && !SymbolLookup.getSymbolValue(kind).contains(type)) {
                    continue;
                }
                for (ToolInstallation installation : kind.getInstallations()) {
                    if (installation.getName().equals(step.name)) {
                        return installation;
                    }
                }
            }
            throw new AbortException("No " + (type == null ? "tool" : type) + " named " + step.name + " found");
        }
    }
}
