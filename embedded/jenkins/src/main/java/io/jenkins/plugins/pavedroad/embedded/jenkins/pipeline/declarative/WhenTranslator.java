package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Translates the conditions under which a stage runs. */
final class WhenTranslator {

    private static final Set<String> GROUPS = Set.of("allOf", "anyOf", "not");
    private static final Set<String> FLAGS = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final List<String> NAMES = List.of(
            "allOf",
            "anyOf",
            "branch",
            "buildingTag",
            "changeRequest",
            "changelog",
            "changeset",
            "environment",
            "equals",
            "expression",
            "isRestartedRun",
            "not",
            "tag",
            "triggeredBy");

    private final Problems problems;

    WhenTranslator(Problems problems) {
        this.problems = problems;
    }

    Expression when(MethodCallExpression section) {
        ClosureExpression block = Ast.block(section);
        if (block == null) {
            problems.add(section, "Expected a block for when");
            return null;
        }
        MapExpression model = Ast.map(section);
        ListExpression conditions = Ast.list(section);
        for (Statement statement : Ast.statements(block)) {
            MethodCallExpression call = Ast.call(statement);
            if (call == null) {
                problems.add(section, "Expected a when condition");
            } else if (FLAGS.contains(Ast.name(call))) {
                flag(call, model);
            } else {
                Expression condition = condition(call);
                if (condition != null) {
                    conditions.addExpression(condition);
                }
            }
        }
        if (conditions.getExpressions().isEmpty() && !problems.any()) {
            problems.add(section, "Empty when closure, remove the property or add some content.");
        }
        Ast.put(model, "conditions", conditions);
        return model;
    }

    private void flag(MethodCallExpression call, MapExpression model) {
        List<Expression> arguments = Ast.arguments(call);
        if (arguments.size() == 1
                && arguments.get(0) instanceof ConstantExpression constant
                && constant.getValue() instanceof Boolean) {
            Ast.put(model, Ast.name(call), constant);
        } else {
            problems.add(call.getMethod(), "Expected a boolean with " + Ast.name(call));
        }
    }

    private Expression condition(MethodCallExpression call) {
        String name = Ast.name(call);
        if (!NAMES.contains(name)) {
            problems.add(call, "Unknown conditional " + name + ". Valid conditionals are: " + String.join(", ", NAMES));
            return null;
        }
        MapExpression model = Ast.map(call);
        Ast.put(model, "name", Ast.constant(name, call));
        ClosureExpression block = Ast.block(call);
        if (name.equals("expression")) {
            if (block == null) {
                problems.add(call, "Expected a block for expression");
                return null;
            }
            Ast.put(model, "test", block);
            return model;
        }
        if (GROUPS.contains(name)) {
            return group(call, name, block, model);
        }
        if (block != null) {
            problems.add(call, "No children when conditions are allowed for when condition \"" + name + "\".");
            return null;
        }
        ListExpression arguments = Ast.list(call);
        for (Expression argument : Ast.arguments(call)) {
            arguments.addExpression(
                    argument instanceof MapExpression map ? new MapExpression(map.getMapEntryExpressions()) : argument);
        }
        Ast.put(model, "arguments", Ast.later(arguments));
        return model;
    }

    private Expression group(MethodCallExpression call, String name, ClosureExpression block, MapExpression model) {
        if (block == null || Ast.arguments(call).size() > 1) {
            problems.add(call, "No additional arguments are allowed for children when condition \"" + name + "\".");
            return null;
        }
        ListExpression children = Ast.list(call);
        for (Statement statement : Ast.statements(block)) {
            MethodCallExpression child = Ast.call(statement);
            if (child == null) {
                problems.add(statement, "Expected a when condition");
                continue;
            }
            Expression translated = condition(child);
            if (translated != null) {
                children.addExpression(translated);
            }
        }
        int count = children.getExpressions().size();
        if (!problems.any() && count == 0) {
            problems.add(call, "Nested when condition \"" + name + "\" requires at least one child condition.");
        } else if (!problems.any() && name.equals("not") && count != 1) {
            problems.add(call, "Nested when condition \"not\" requires exactly 1 child condition(s).");
        }
        Ast.put(model, "children", children);
        return model;
    }
}
