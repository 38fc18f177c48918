package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** What Pipeline knows of a kind of step before one is called: its function name, its block, the context it needs. */
public abstract class StepDescriptor extends Descriptor<Step> {

    public abstract Set<? extends Class<?>> getRequiredContext();

    public Set<? extends Class<?>> getProvidedContext() {
        return Collections.emptySet();
    }

    public abstract String getFunctionName();

    public boolean takesImplicitBlockArgument() {
        return false;
    }

    public boolean isAdvanced() {
        return false;
    }

    public boolean isMetaStep() {
        return false;
    }

    /** The type a meta-step wraps: that of its first required parameter; null when this is no meta-step. */
    public final Class<?> getMetaStepArgumentType() {
        if (!isMetaStep()) {
            return null;
        }
        DescribableParameter first = DescribableModel.of(clazz).getFirstRequiredParameter();
        return first == null ? null : first.getErasedType();
    }

    public Step newInstance(Map<String, Object> arguments) throws Exception {
        return DescribableModel.of(clazz).instantiate(arguments);
    }

    @Deprecated
    public Map<String, Object> defineArguments(Step step) {
        return uninstantiate(step).toMap();
    }

    public UninstantiatedDescribable uninstantiate(Step step) {
        return UninstantiatedDescribable.from(step);
    }

    /** Fails when the context lacks something of {@link #getRequiredContext}. */
    public final void checkContextAvailability(StepContext context)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (context.get(type) == null) {
                throw new MissingContextVariableException(type, this);
            }
        }
    }

    public static ExtensionList<StepDescriptor> all() {
        return ExtensionList.lookup(StepDescriptor.class);
    }

    public static Iterable<StepDescriptor> allMeta() {
        List<StepDescriptor> meta = new ArrayList<>();
        for (StepDescriptor descriptor : all()) {
            if (descriptor.isMetaStep()) {
                meta.add(descriptor);
            }
        }
        return meta;
    }

    public static StepDescriptor byFunctionName(String name) {
        for (StepDescriptor descriptor : all()) {
            if (descriptor.getFunctionName().equals(name)) {
                return descriptor;
            }
        }
        return null;
    }

    /** The meta-steps that can run what has this symbol, such as a build step called by its own name. */
    public static List<StepDescriptor> metaStepsOf(String symbol) {
        List<StepDescriptor> found = new ArrayList<>();
        for (StepDescriptor descriptor : allMeta()) {
            Class<?> wrapped = descriptor.getMetaStepArgumentType();
            if (wrapped != null && SymbolLookup.get().findDescriptor((Class) wrapped, symbol) != null) {
                found.add(descriptor);
            }
        }
        return found;
    }

    /** A short text of the arguments for views of the run; null when they do not fit a line. */
    public String argumentsToString(Map<String, Object> namedArgs) {
        if (namedArgs.size() != 1) {
            return null;
        }
        Object only = namedArgs.values().iterator().next();
        boolean plain = only instanceof CharSequence || only instanceof Number || only instanceof Boolean;
        return plain ? only.toString() : null;
    }
}
