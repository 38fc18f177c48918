package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import hudson.FilePath;
import hudson.Functions;
import hudson.Launcher;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jenkins.model.BuildDiscarder;
import jenkins.model.BuildDiscarderProperty;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsThread;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;

/** What the interpreter of Declarative Pipelines needs of the build it runs in. Only called on the Pipeline's thread. */
public final class PipelineHost {

    private PipelineHost() {}

    static WorkflowRun run() {
        try {
            return (WorkflowRun) execution().getOwner().getExecutable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CpsFlowExecution execution() {
        return CpsThread.current().getExecution();
    }

    private static TaskListener listener() {
        try {
            return execution().getOwner().getListener();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void log(Object line) {
        if (line instanceof Throwable t) {
            Functions.printStackTrace(t, listener().getLogger());
        } else {
            listener().getLogger().println(line);
        }
    }

    public static void tag(String stage, String status) {
        for (FlowNode head : execution().getCurrentHeads()) {
            if (head.isActive() || head.getPersistentAction(ErrorAction.class) != null) {
                StageStatus.mark(head, stage, status);
            }
        }
    }

    public static boolean hasScm() {
        return run().getParent().getDefinition() instanceof CpsScmFlowDefinition;
    }

    public static boolean isWrapper(String option) {
        return !PipelineOptions.OWN.contains(option) && !PipelineOptions.JOB.contains(option);
    }

    public static boolean isJobProperty(String option) {
        return PipelineOptions.JOB.contains(option);
    }

    public static boolean needsNode(MissingContextVariableException e) {
        return e.getType() == FilePath.class || e.getType() == Launcher.class;
    }

    public static void applyJobProperties(List<?> parameters, List<?> triggers, Map<String, List<?>> options)
            throws Exception {
        WorkflowJob job = run().getParent();
        if (parameters != null) {
            List<ParameterDefinition> definitions = new ArrayList<>();
            for (Object each : parameters) {
                definitions.add((ParameterDefinition) made(each, ParameterDefinition.class));
            }
            job.removeProperty(ParametersDefinitionProperty.class);
            job.addProperty(new ParametersDefinitionProperty(definitions));
        }
        if (triggers != null) {
            log("The triggers section is accepted, but this host starts no builds by itself");
        }
        for (Map.Entry<String, List<?>> option : options.entrySet()) {
            List<?> arguments = option.getValue();
            switch (option.getKey()) {
                case "buildDiscarder" -> {
                    job.removeProperty(BuildDiscarderProperty.class);
                    job.addProperty(
                            new BuildDiscarderProperty((BuildDiscarder) made(arguments.get(0), BuildDiscarder.class)));
                }
                case "disableConcurrentBuilds" -> {
                    job.removeProperty(DisableConcurrentBuildsJobProperty.class);
                    job.addProperty(new DisableConcurrentBuildsJobProperty());
                }
                default -> log("The option " + option.getKey() + " is accepted, but has no effect on this host");
            }
        }
    }

    private static Object made(Object value, Class<?> type) throws Exception {
        return value instanceof UninstantiatedDescribable described ? described.instantiate(type) : value;
    }

    public static List<String> conditions() {
        return SectionTranslator.CONDITIONS;
    }

    public static boolean anySatisfied(Collection<String> conditions, Throwable error) {
        return conditions.stream().anyMatch(condition -> satisfied(condition, error));
    }

    public static boolean satisfied(String condition, Throwable error) {
        Result result = combined(error);
        WorkflowRun previous = (WorkflowRun) run().getPreviousCompletedBuild();
        return PostCondition.satisfied(condition, result, previous == null ? null : previous.getResult());
    }

    /** The worst of what the build says and what the error means. */
    private static Result combined(Throwable error) {
        Result ofRun = run().getResult();
        Result worst =
                (ofRun == null ? Result.SUCCESS : ofRun).combine(execution().getResult());
        if (error == null) {
            return worst;
        }
        return worst.combine(error instanceof FlowInterruptedException stop ? stop.getResult() : Result.FAILURE);
    }

    /** For the time of a post condition the build shows the result it is going to have. */
    public static String showResult(Throwable error) {
        WorkflowRun run = run();
        String before = run.getResult() == null ? null : run.getResult().toString();
        BuildResult.set(run, combined(error));
        return before;
    }

    /** Afterwards it shows the earlier one again, unless the condition changed it. */
    public static void hideResult(Throwable error, String before) {
        WorkflowRun run = run();
        if (run.getResult() == combined(error)) {
            BuildResult.set(run, before == null ? null : Result.fromString(before));
        }
    }

    public static List<String> answers(Map<String, ?> input, Object answer) {
        List<String> pairs = new ArrayList<>();
        if (answer instanceof Map<?, ?> several) {
            several.forEach((name, value) -> pairs.add(name + "=" + value));
        } else if (input.get("submitterParameter") != null) {
            pairs.add(input.get("submitterParameter") + "=" + answer);
        } else if (input.get("parameters") instanceof List<?> parameters && parameters.size() == 1) {
            Object only = parameters.get(0);
            Object name = only instanceof UninstantiatedDescribable described
                    ? described.getArguments().get("name")
                    : ((ParameterDefinition) only).getName();
            pairs.add(name + "=" + answer);
        }
        return pairs;
    }
}
