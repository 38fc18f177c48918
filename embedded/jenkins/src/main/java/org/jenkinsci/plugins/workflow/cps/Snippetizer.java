package org.jenkinsci.plugins.workflow.cps;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.DescriptorByNameOwner;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.RootAction;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import jenkins.model.TransientActionFactory;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.HeterogeneousObjectType;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/**
 * Pipeline Syntax: the form of each step, and the Groovy that calls the step as its form says. Approximated: no global
 * variables, no reference of steps, no warning before steps that are for experts.
 */
@Extension
public class Snippetizer implements RootAction, DescriptorByNameOwner {
    public static final String ACTION_URL = "pipeline-syntax";
    public static final String GENERATE_URL = ACTION_URL + "/generateSnippet";

    public Snippetizer() {}

    public static String object2Groovy(Object o) throws UnsupportedOperationException {
        return object2Groovy(o, false);
    }

    /** @param nestedExp whether it stands within another expression, where calls need parentheses */
    public static String object2Groovy(Object o, boolean nestedExp) throws UnsupportedOperationException {
        return new GroovyText().object(o, nestedExp).toString();
    }

    @Override
    public String getUrlName() {
        return ACTION_URL;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    /** The steps, and what a step such as {@code step} runs under its own name. */
    public Collection<QuasiDescriptor> getQuasiDescriptors(boolean advanced) {
        Collection<QuasiDescriptor> all = new TreeSet<>();
        for (StepDescriptor each : StepDescriptor.all()) {
            if (each.isAdvanced() == advanced) {
                all.add(new QuasiDescriptor(each));
                if (each.isMetaStep()) {
                    addRunBy(each, all);
                }
            }
        }
        return all;
    }

    private static void addRunBy(StepDescriptor meta, Collection<QuasiDescriptor> all) {
        Collection<DescribableParameter> parameters =
                DescribableModel.of(meta.clazz).getParameters();
        DescribableParameter only =
                parameters.size() == 1 ? parameters.iterator().next() : null;
        if (only == null || !only.isRequired() || !(only.getType() instanceof HeterogeneousObjectType wrapped)) {
            return;
        }
        for (DescribableModel<?> model : wrapped.getTypes().values()) {
            Descriptor<?> descriptor =
                    Jenkins.get().getDescriptorOrDie(model.getType().asSubclass(Describable.class));
            if (!SymbolLookup.getSymbolValue(descriptor).isEmpty()) {
                all.add(new QuasiDescriptor(descriptor));
            }
        }
    }

    /** A choice of the page: a step, or what a step runs under its own name. */
    public static final class QuasiDescriptor implements Comparable<QuasiDescriptor> {
        public final Descriptor<?> real;

        QuasiDescriptor(Descriptor<?> real) {
            this.real = real;
        }

        public String getSymbol() {
            return real instanceof StepDescriptor step
                    ? step.getFunctionName()
                    : SymbolLookup.getSymbolValue(real).iterator().next();
        }

        @Override
        public int compareTo(QuasiDescriptor o) {
            return getSymbol().compareTo(o.getSymbol());
        }

        @Override
        public boolean equals(Object obj) {
            return obj instanceof QuasiDescriptor other && real == other.real;
        }

        @Override
        public int hashCode() {
            return real.hashCode();
        }

        @Override
        public String toString() {
            return getSymbol() + "=" + real.clazz.getSimpleName();
        }
    }

    /** Beside each Pipeline job. */
    @Extension
    public static class PerJobAdder extends TransientActionFactory<Job> {
        public PerJobAdder() {}

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            return target instanceof WorkflowJob job && job.hasPermission(Item.EXTENDED_READ)
                    ? List.of(new LocalAction())
                    : List.of();
        }
    }

    /** The page, below a job. */
    public static class LocalAction extends Snippetizer {
        public LocalAction() {}

        @Override
        public String getDisplayName() {
            return "Pipeline Syntax";
        }

        @Override
        public String getIconFileName() {
            return "symbol-help-circle";
        }
    }
}
