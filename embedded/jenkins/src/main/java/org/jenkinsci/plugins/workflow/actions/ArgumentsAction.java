package org.jenkinsci.plugins.workflow.actions;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The arguments a step was called with, as far as they may be kept. */
public abstract class ArgumentsAction implements PersistentAction {

    protected static final int MAX_RETAINED_LENGTH = 1024;

    /** Why an argument was left out. */
    public enum NotStoredReason {
        MASKED_VALUE,
        OVERSIZE_VALUE,
        UNSERIALIZABLE
    }

    public static boolean isOversized(Object o, int maxSize) {
        if (o instanceof CharSequence text) {
            return text.length() > maxSize;
        }
        if (o instanceof Collection<?> all) {
            return all.size() > maxSize;
        }
        return o instanceof Map<?, ?> map && map.size() > maxSize;
    }

    protected static boolean isOversized(Object o) {
        return isOversized(o, MAX_RETAINED_LENGTH);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Step Arguments";
    }

    @Override
    public String getUrlName() {
        return "stepArguments";
    }

    public Map<String, Object> getArguments() {
        return Collections.unmodifiableMap(getArgumentsInternal());
    }

    public static Map<String, Object> getArguments(FlowNode node) {
        ArgumentsAction action = node.getPersistentAction(ArgumentsAction.class);
        return action == null ? Collections.emptyMap() : action.getArguments();
    }

    public Map<String, Object> getFilteredArguments() {
        Map<String, Object> kept = new LinkedHashMap<>(getArgumentsInternal());
        kept.values().removeIf(NotStoredReason.class::isInstance);
        return kept;
    }

    public static Map<String, Object> getFilteredArguments(FlowNode node) {
        ArgumentsAction action = node.getPersistentAction(ArgumentsAction.class);
        return action == null ? Collections.emptyMap() : action.getFilteredArguments();
    }

    public static String getStepArgumentsAsString(FlowNode node) {
        if (!(node instanceof StepNode step)) {
            return null;
        }
        Map<String, Object> arguments = getFilteredArguments(node);
        StepDescriptor descriptor = step.getDescriptor();
        return arguments.isEmpty() || descriptor == null ? null : descriptor.argumentsToString(arguments);
    }

    protected abstract Map<String, Object> getArgumentsInternal();

    public Object getArgumentValue(String argumentName) {
        Object value = getArgumentValueOrReason(argumentName);
        return value instanceof NotStoredReason ? null : value;
    }

    public Object getArgumentValueOrReason(String argumentName) {
        return getArgumentsInternal().get(argumentName);
    }

    public boolean isUnmodifiedArguments() {
        return getArgumentsInternal().values().stream().noneMatch(NotStoredReason.class::isInstance);
    }
}
