package org.jenkinsci.plugins.workflow.cps.actions;

import hudson.EnvVars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;

/** Keeps a step's arguments without secrets and without what cannot be saved. */
public class ArgumentsActionImpl extends ArgumentsAction {

    private final LinkedHashMap<String, Object> arguments = new LinkedHashMap<>();

    public ArgumentsActionImpl(Map<String, Object> stepArguments, EnvVars env, Set<String> sensitiveVariables) {
        stepArguments.forEach((key, value) -> arguments.put(key, keep(value, env, sensitiveVariables)));
    }

    public ArgumentsActionImpl(Map<String, Object> stepArguments) {
        this(stepArguments, new EnvVars(), Collections.emptySet());
    }

    private static Object keep(Object value, EnvVars env, Set<String> sensitive) {
        if (isOversized(value)) {
            return NotStoredReason.OVERSIZE_VALUE;
        }
        if (value instanceof CharSequence text) {
            return replaceSensitiveVariables(text.toString(), env, sensitive);
        }
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof Enum<?>) {
            return value;
        }
        if (value instanceof List<?> list) {
            List<Object> kept = new ArrayList<>();
            list.forEach(each -> kept.add(keep(each, env, sensitive)));
            return kept;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> kept = new LinkedHashMap<>();
            map.forEach((key, each) -> kept.put(key, keep(each, env, sensitive)));
            return kept;
        }
        if (value instanceof UninstantiatedDescribable nested) {
            Map<String, Object> kept = new LinkedHashMap<>();
            nested.getArguments().forEach((key, each) -> kept.put(key, keep(each, env, sensitive)));
            return nested.withArguments(kept);
        }
        return NotStoredReason.UNSERIALIZABLE;
    }

    /** Puts the variable's name in the place of a secret value. */
    public static String replaceSensitiveVariables(String input, EnvVars env, Set<String> sensitiveVariables) {
        String masked = input;
        for (String name : sensitiveVariables) {
            String value = env == null ? null : env.get(name);
            if (value != null && !value.isEmpty()) {
                masked = masked.replace(value, "${" + name + "}");
            }
        }
        return masked;
    }

    @Override
    protected Map<String, Object> getArgumentsInternal() {
        return arguments;
    }
}
