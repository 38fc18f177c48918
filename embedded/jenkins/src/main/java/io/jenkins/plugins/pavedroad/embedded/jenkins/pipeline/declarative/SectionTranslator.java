package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Translates the sections a Pipeline and a stage have in common. */
final class SectionTranslator {

    /** As Jenkins names them in its message, in the order it runs them. */
    static final List<String> CONDITIONS = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "success",
            "unsuccessful",
            "unstable",
            "failure",
            "notBuilt",
            "cleanup");

    private static final List<String> AGENT_TYPES = List.of("label", "any", "none");
    private static final Map<String, List<String>> AGENT_KEYS = new TreeMap<>(Map.of(
            "label", List.of("label", "customWorkspace", "retries"),
            "node", List.of("label", "customWorkspace", "retries")));
    private static final Set<String> INPUT_FIELDS =
            Set.of("message", "id", "ok", "submitter", "submitterParameter", "parameters");

    private final Problems problems;
    private final StepChecker steps;

    SectionTranslator(Problems problems) {
        this.problems = problems;
        this.steps = new StepChecker(problems);
    }

    ClosureExpression requiredBlock(MethodCallExpression section) {
        ClosureExpression block = Ast.block(section);
        if (block == null) {
            problems.add(section, "Expected a block for " + Ast.name(section));
        }
        return block;
    }

    Expression agent(MethodCallExpression section) {
        MapExpression model = Ast.map(section);
        List<Expression> arguments = Ast.arguments(section);
        ClosureExpression block = Ast.block(section);
        if (block != null) {
            return agentBlock(section, block, model);
        }
        if (arguments.isEmpty()) {
            problems.add(section, "No argument for agent");
            return null;
        }
        if (arguments.get(0) instanceof VariableExpression type
                && (type.getName().equals("any") || type.getName().equals("none"))) {
            Ast.put(model, "type", Ast.constant(type.getName(), type));
            return model;
        }
        if (arguments.get(0) instanceof VariableExpression other) {
            problems.add(
                    other, "Invalid agent type \"" + other.getName() + "\" specified. Must be one of " + AGENT_TYPES);
        } else {
            problems.add(section, "Only \"agent none\", \"agent any\" or \"agent {...}\" are allowed.");
        }
        return null;
    }

    private Expression agentBlock(MethodCallExpression section, ClosureExpression block, MapExpression model) {
        List<Statement> inside = Ast.statements(block);
        if (inside.isEmpty()) {
            problems.add(section, "No agent type specified. Must be one of " + AGENT_TYPES);
            return null;
        }
        for (Statement statement : inside) {
            MethodCallExpression type = Ast.call(statement);
            if (type == null) {
                problems.add(statement, "Expected to find \u2018key \"value\"\u2019");
                continue;
            }
            String name = Ast.name(type);
            if (name.equals("node") && Ast.block(type) != null) {
                agentKeys(type, model);
            } else if (AGENT_KEYS.get("label").contains(name)
                    && Ast.arguments(type).size() == 1) {
                Ast.put(model, name, Ast.later(Ast.arguments(type).get(0)));
            } else {
                problems.add(type, "Invalid agent type \"" + name + "\" specified. Must be one of " + AGENT_TYPES);
            }
        }
        Ast.put(model, "type", Ast.constant("label", section));
        return model;
    }

    private void agentKeys(MethodCallExpression type, MapExpression model) {
        for (Statement statement : Ast.statements(Ast.block(type))) {
            MethodCallExpression key = Ast.call(statement);
            if (key == null || Ast.arguments(key).size() != 1) {
                problems.add(statement, "Expected to find \u2018key \"value\"\u2019");
            } else if (!AGENT_KEYS.get("node").contains(Ast.name(key))) {
                problems.add(
                        key,
                        "Invalid config option \"" + Ast.name(key) + "\" for agent type \"" + Ast.name(type)
                                + "\". Valid config options are " + AGENT_KEYS.get("node"));
            } else {
                Ast.put(model, Ast.name(key), Ast.later(Ast.arguments(key).get(0)));
            }
        }
    }

    Expression environment(MethodCallExpression section) {
        ClosureExpression block = requiredBlock(section);
        if (block == null) {
            return null;
        }
        MapExpression model = Ast.map(section);
        Set<String> names = new HashSet<>();
        for (Statement statement : Ast.statements(block)) {
            boolean assignment = statement instanceof ExpressionStatement only
                    && only.getExpression() instanceof BinaryExpression binary
                    && binary.getOperation().getText().equals("=")
                    && binary.getLeftExpression() instanceof VariableExpression;
            if (!assignment) {
                problems.add(statement, "Expected name=value pairs");
                continue;
            }
            BinaryExpression pair = (BinaryExpression) ((ExpressionStatement) statement).getExpression();
            String name = ((VariableExpression) pair.getLeftExpression()).getName();
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                problems.add(
                        pair.getLeftExpression(),
                        "\"" + name
                                + "\" is not a valid identifier and cannot be used for an environment variable. Identifiers must"
                                + " start with a letter or underscore and can contain only letters, numbers or underscores.");
            } else if (!names.add(name)) {
                problems.add(pair.getLeftExpression(), "Duplicate environment variable name: \"" + name + "\"");
            } else {
                Ast.put(model, name, value(pair.getRightExpression()));
            }
        }
        if (names.isEmpty() && !problems.any()) {
            problems.add(section, "No variables specified for environment");
        }
        return model;
    }

    /** Credentials are marked, because their values come from a block around the other variables. */
    private static Expression value(Expression given) {
        boolean credentials = given instanceof MethodCallExpression call
                && call.isImplicitThis()
                && "credentials".equals(Ast.name(call))
                && Ast.arguments(call).size() == 1;
        if (!credentials) {
            return Ast.later(given);
        }
        MapExpression marked = Ast.map(given);
        Ast.put(
                marked,
                "credentials",
                Ast.later(Ast.arguments((MethodCallExpression) given).get(0)));
        return marked;
    }

    Expression options(MethodCallExpression section, boolean inStage) {
        ClosureExpression block = requiredBlock(section);
        if (block == null) {
            return null;
        }
        ListExpression model = Ast.list(section);
        Set<String> names = new HashSet<>();
        for (Statement statement : Ast.statements(block)) {
            MethodCallExpression option = Ast.call(statement);
            if (option == null) {
                problems.add(statement, "Expected an option");
                continue;
            }
            if (Ast.block(option) != null) {
                problems.add(option, "Options definitions cannot have blocks");
                continue;
            }
            String name = Ast.name(option);
            if (!names.add(name)) {
                problems.add(section, "Duplicate option name: \"" + name + "\"");
                continue;
            }
            Set<String> allowed = PipelineOptions.allowed(inStage);
            if (!allowed.contains(name)) {
                problems.add(option, "Invalid option type \"" + name + "\". Valid option types: " + allowed);
                continue;
            }
            steps.checkArguments(option);
            model.addExpression(named(option, name));
        }
        if (model.getExpressions().isEmpty() && !problems.any()) {
            problems.add(section, "options can not be empty");
        }
        return model;
    }

    private static MapExpression named(MethodCallExpression option, String name) {
        MapExpression model = Ast.map(option);
        Ast.put(model, "name", Ast.constant(name, option));
        ListExpression arguments = Ast.list(option);
        for (Expression argument : Ast.arguments(option)) {
            arguments.addExpression(plain(argument));
        }
        Ast.put(model, "arguments", Ast.later(arguments));
        return model;
    }

    /** Named arguments as the map they are. */
    private static Expression plain(Expression argument) {
        if (argument instanceof MapExpression map) {
            MapExpression copy = new MapExpression(map.getMapEntryExpressions());
            copy.setSourcePosition(map);
            return copy;
        }
        return argument;
    }

    Expression describables(MethodCallExpression section, String title, String expected) {
        ClosureExpression block = requiredBlock(section);
        if (block == null) {
            return null;
        }
        ListExpression values = Ast.list(section);
        for (Statement statement : Ast.statements(block)) {
            MethodCallExpression call = Ast.call(statement);
            if (call == null) {
                problems.add(statement, "Expected " + expected);
                continue;
            }
            if (Ast.block(call) != null) {
                problems.add(call, "Build parameters definitions cannot have blocks");
                continue;
            }
            if (title.equals("parameters") && !PipelineOptions.isParameter(Ast.name(call))) {
                problems.add(
                        call,
                        "Invalid parameter type \"" + Ast.name(call) + "\". Valid parameter types: "
                                + PipelineOptions.parameterTypes());
                continue;
            }
            steps.checkArguments(call);
            values.addExpression(call);
        }
        if (values.getExpressions().isEmpty() && !problems.any()) {
            problems.add(section, title + " can not be empty");
        }
        return Ast.later(values);
    }

    /** This host has no tools, so every one is refused as an unknown type, as Jenkins does. */
    Expression tools(MethodCallExpression section) {
        ClosureExpression block = requiredBlock(section);
        if (block == null) {
            return null;
        }
        List<Statement> inside = Ast.statements(block);
        for (Statement statement : inside) {
            MethodCallExpression tool = Ast.call(statement);
            problems.add(
                    statement,
                    tool == null
                            ? "Expected to find \u2018someTool \"someVersion\"\u2019"
                            : "Invalid tool type \"" + Ast.name(tool) + "\". Valid tool types: []");
        }
        if (inside.isEmpty()) {
            problems.add(section, "No tools specified");
        }
        return null;
    }

    Expression post(MethodCallExpression section) {
        ClosureExpression block = requiredBlock(section);
        if (block == null) {
            return null;
        }
        MapExpression model = Ast.map(section);
        List<String> names = new ArrayList<>();
        for (Statement statement : Ast.statements(block)) {
            MethodCallExpression condition = Ast.call(statement);
            ClosureExpression body = condition == null ? null : Ast.block(condition);
            if (body == null) {
                problems.add(
                        statement,
                        "The \u2018post\u2019 section can only contain build condition names with code"
                                + " blocks. Valid condition names are " + CONDITIONS);
                continue;
            }
            String name = Ast.name(condition);
            if (!CONDITIONS.contains(name)) {
                problems.add(condition, "Invalid condition \"" + name + "\" - valid conditions are " + CONDITIONS);
            } else if (names.contains(name)) {
                problems.add(section, "Duplicate build condition name: \"" + name + "\"");
            } else {
                steps.check(body);
                Ast.put(model, name, body);
            }
            names.add(name);
        }
        if (names.isEmpty() && !problems.any()) {
            problems.add(section, "post can not be empty");
        }
        return model;
    }

    Expression steps(MethodCallExpression section) {
        ClosureExpression block = requiredBlock(section);
        if (block != null) {
            steps.check(block);
        }
        return block;
    }

    Expression flag(MethodCallExpression section) {
        List<Expression> arguments = Ast.arguments(section);
        boolean fit = arguments.size() == 1
                && arguments.get(0) instanceof ConstantExpression constant
                && constant.getValue() instanceof Boolean;
        if (!fit) {
            problems.add(section.getMethod(), "Expected a boolean with " + Ast.name(section));
            return null;
        }
        return arguments.get(0);
    }

    Expression input(MethodCallExpression section) {
        ClosureExpression block = requiredBlock(section);
        if (block == null) {
            return null;
        }
        MapExpression model = Ast.map(section);
        boolean message = false;
        for (Statement statement : Ast.statements(block)) {
            MethodCallExpression field = Ast.call(statement);
            if (field == null) {
                problems.add(
                        statement,
                        "Not a valid section definition: \"" + statement.getText()
                                + "\". Some extra configuration is required.");
                continue;
            }
            String name = Ast.name(field);
            if (!INPUT_FIELDS.contains(name)) {
                problems.add(field.getMethod(), "Not a valid field for input: \"" + name + "\"");
            } else if (Ast.arguments(field).size() != 1) {
                problems.add(field.getMethod(), "No argument for field \"" + name + "\"");
            } else if (name.equals("parameters")) {
                Ast.put(model, name, describables(field, name, "a build parameter definition"));
            } else {
                Ast.put(model, name, Ast.later(Ast.arguments(field).get(0)));
                message |= name.equals("message");
            }
        }
        if (!message && !problems.any()) {
            problems.add(section, "No message specified for input");
        }
        return model;
    }
}
