package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@code withCredentials}: for its block, credentials are variables, and their values asterisks in the log. */
@SuppressWarnings("rawtypes")
public final class BindingStep extends Step {
    private final List<MultiBinding> bindings;

    @DataBoundConstructor
    public BindingStep(List<MultiBinding> bindings) {
        this.bindings = bindings;
    }

    public List<MultiBinding> getBindings() {
        return bindings;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(this, context);
    }

    private static final class Execution extends GeneralNonBlockingStepExecution {
        private static final long serialVersionUID = 1L;

        private final transient BindingStep step;

        Execution(BindingStep step, StepContext context) {
            super(context);
            this.step = step;
        }

        @Override
        public boolean start() {
            run(this::bind);
            return false;
        }

        private void bind() throws Exception {
            StepContext context = getContext();
            Run<?, ?> run = context.get(Run.class);
            TaskListener listener = context.get(TaskListener.class);
            FilePath workspace = context.get(FilePath.class);
            Launcher launcher = context.get(Launcher.class);
            Map<String, String> secret = new LinkedHashMap<>();
            Map<String, String> open = new LinkedHashMap<>();
            List<MultiBinding.Unbinder> unbinders = new ArrayList<>();
            for (MultiBinding<?> binding : step.bindings) {
                if (binding.getDescriptor().requiresWorkspace() && (workspace == null || launcher == null)) {
                    throw new MissingContextVariableException(FilePath.class, step.getDescriptor());
                }
                MultiBinding.MultiEnvironment values = binding.bind(run, workspace, launcher, listener);
                unbinders.add(values.getUnbinder());
                secret.putAll(values.getSecretValues());
                open.putAll(values.getPublicValues());
            }
            if (!secret.isEmpty()) {
                boolean unix = launcher == null || launcher.isUnix();
                listener.getLogger()
                        .println(secret.keySet().stream()
                                .map(name -> unix ? '$' + name : '%' + name + '%')
                                .collect(Collectors.joining(" or ", "Masking supported pattern matches of ", "")));
            }
            String charset = run.getCharset().name();
            context.newBodyInvoker()
                    .withContext(EnvironmentExpander.merge(
                            context.get(EnvironmentExpander.class), new Variables(secret, open)))
                    .withContext(BodyInvoker.mergeConsoleLogFilters(
                            context.get(ConsoleLogFilter.class), new Mask(secret.values(), charset)))
                    .withCallback(new Unbinding(unbinders))
                    .start();
        }

        private final class Unbinding extends TailCall {
            private static final long serialVersionUID = 1L;

            private final ArrayList<MultiBinding.Unbinder> unbinders;

            Unbinding(List<MultiBinding.Unbinder> unbinders) {
                this.unbinders = new ArrayList<>(unbinders);
            }

            /** Each is undone, also when another could not be. */
            @Override
            protected void finished(StepContext context) throws Exception {
                Exception problem = null;
                for (MultiBinding.Unbinder each : unbinders) {
                    try {
                        each.unbind(
                                context.get(Run.class),
                                context.get(FilePath.class),
                                context.get(Launcher.class),
                                context.get(TaskListener.class));
                    } catch (Exception e) {
                        if (problem == null) {
                            problem = e;
                        } else {
                            problem.addSuppressed(e);
                        }
                    }
                }
                if (problem != null) {
                    throw problem;
                }
            }
        }
    }

    private static final class Variables extends EnvironmentExpander {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, Secret> secret = new HashMap<>();
        private final HashMap<String, String> open;

        Variables(Map<String, String> secret, Map<String, String> open) {
            secret.forEach((name, value) -> this.secret.put(name, Secret.fromString(value)));
            this.open = new HashMap<>(open);
        }

        @Override
        public void expand(EnvVars env) {
            secret.forEach((name, value) -> env.override(name, value.getPlainText()));
            open.forEach(env::override);
        }

        @Override
        public Set<String> getSensitiveVariables() {
            return new TreeSet<>(secret.keySet());
        }
    }

    /** Keeps the pattern as a secret, because it is one. */
    private static final class Mask extends ConsoleLogFilter implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Secret pattern;
        private final String charset;

        Mask(Collection<String> secrets, String charset) {
            this.pattern = Secret.fromString(
                    SecretPatterns.getAggregateSecretPattern(secrets).pattern());
            this.charset = charset;
        }

        @Override
        public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException, InterruptedException {
            return new SecretPatterns.MaskingOutputStream(
                    logger, () -> Pattern.compile(pattern.getPlainText()), charset);
        }
    }

    /** The step's name and what it needs. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getFunctionName() {
            return "withCredentials";
        }

        @Override
        public String getDisplayName() {
            return "Bind credentials to variables";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class, Run.class);
        }
    }
}
