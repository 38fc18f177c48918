package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import hudson.model.Cause;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.tools.ant.types.selectors.SelectorUtils;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The conditions of when that need no code of the script. Without a multibranch job, BRANCH_NAME decides about branch. */
public final class WhenCondition {

    private WhenCondition() {}

    /** @param arguments a single value, or one map of named ones */
    public static boolean met(String name, List<?> arguments, Object env) {
        Object first = arguments.isEmpty() ? null : arguments.get(0);
        return switch (name) {
            case "branch" -> matches(named(first, "pattern"), variable(env, "BRANCH_NAME"));
            case "tag" -> matches(named(first, "pattern"), variable(env, "TAG_NAME"));
            case "buildingTag" -> variable(env, "TAG_NAME") != null;
            case "changeRequest" -> variable(env, "CHANGE_ID") != null;
            case "environment" -> sameVariable((Map<?, ?>) first, env);
            case "equals" ->
                Objects.equals(text(((Map<?, ?>) first).get("expected")), text(((Map<?, ?>) first).get("actual")));
            case "triggeredBy" -> triggeredBy(String.valueOf(named(first, "cause")));
            // This host knows no changes between builds, and never restarts from a stage.
            default -> false;
        };
    }

    private static boolean sameVariable(Map<?, ?> arguments, Object env) {
        String expected = text(arguments.get("value"));
        String actual = variable(env, text(arguments.get("name")));
        return Boolean.TRUE.equals(arguments.get("ignoreCase"))
                ? expected != null && expected.equalsIgnoreCase(actual)
                : Objects.equals(expected, actual);
    }

    private static Object named(Object first, String key) {
        return first instanceof Map<?, ?> map ? map.get(key) : first;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static String variable(Object env, String name) {
        return text(InvokerHelper.getProperty(env, name));
    }

    private static boolean matches(Object pattern, String value) {
        if (value == null || pattern == null) {
            return false;
        }
        String glob = pattern.toString();
        return SelectorUtils.matchPath(
                        glob.replace('/', java.io.File.separatorChar), value.replace('/', java.io.File.separatorChar))
                || glob.equals(value);
    }

    private static boolean triggeredBy(String cause) {
        WorkflowRun run = PipelineHost.run();
        for (Cause each : run.getCauses()) {
            for (Class<?> type = each.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getSimpleName().equals(cause) || type.getName().equals(cause)) {
                    return true;
                }
            }
        }
        return false;
    }
}
