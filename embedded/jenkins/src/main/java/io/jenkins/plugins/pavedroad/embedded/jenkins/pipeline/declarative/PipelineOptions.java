package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import hudson.ExtensionList;
import hudson.model.JobProperty;
import hudson.model.JobPropertyDescriptor;
import hudson.model.ParameterDefinition;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Which options a Declarative Pipeline can have. */
final class PipelineOptions {

    /** Options that only steer the interpretation. */
    static final Set<String> OWN = Set.of(
            "skipDefaultCheckout",
            "skipStagesAfterUnstable",
            "parallelsAlwaysFailFast",
            "preserveStashes",
            "newContainerPerStage",
            "checkoutToSubdirectory",
            "disableRestartFromStage");

    /** Properties of the job that this host accepts; those without an effect here are named in the log. */
    static final Set<String> JOB = Set.of(
            "buildDiscarder",
            "disableConcurrentBuilds",
            "durabilityHint",
            "disableResume",
            "overrideIndexTriggers",
            "quietPeriod",
            "rateLimitBuilds");

    private static final Set<String> IN_STAGE = Set.of("skipDefaultCheckout");
    /** Block steps that are no wrappers of other steps (pipeline-model-definition, Options). */
    private static final Set<String> NO_WRAPPERS =
            Set.of("stage", "node", "script", "dir", "ws", "withEnv", "waitUntil");

    private PipelineOptions() {}

    static Set<String> allowed(boolean inStage) {
        Set<String> names = new TreeSet<>(inStage ? IN_STAGE : OWN);
        if (!inStage) {
            names.addAll(JOB);
        }
        for (StepDescriptor step : StepDescriptor.all()) {
            if (step.takesImplicitBlockArgument() && !NO_WRAPPERS.contains(step.getFunctionName())) {
                names.add(step.getFunctionName());
            }
        }
        return names;
    }

    static Set<String> parameterTypes() {
        Set<String> names = new TreeSet<>();
        for (ParameterDefinition.ParameterDescriptor each :
                ExtensionList.lookup(ParameterDefinition.ParameterDescriptor.class)) {
            names.addAll(SymbolLookup.getSymbolValue(each));
        }
        return names;
    }

    static boolean isParameter(String symbol) {
        return parameterTypes().contains(symbol);
    }

    static Set<String> jobProperties() {
        Set<String> names = new TreeSet<>();
        for (JobPropertyDescriptor each : ExtensionList.lookup(JobPropertyDescriptor.class)) {
            if (JobProperty.class.isAssignableFrom(each.clazz)) {
                names.addAll(SymbolLookup.getSymbolValue(each));
            }
        }
        return names;
    }
}
