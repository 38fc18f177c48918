package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang.StringUtils;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/**
 * Checks the calls of steps against what the steps say of their parameters. An unknown function is left alone: it may
 * be a global variable, so that it fails when it is called, as in Jenkins.
 */
final class StepChecker {

    /** Steps that Declarative has sections for (pipeline-model-definition, StepBlockedReason). */
    private static final Set<String> SECTIONS = Set.of("stage", "properties");

    private final Problems problems;

    StepChecker(Problems problems) {
        this.problems = problems;
    }

    void check(ClosureExpression block) {
        List<Statement> statements = Ast.statements(block);
        if (statements.isEmpty()) {
            problems.add(block, "No steps specified for branch");
        }
        for (Statement statement : statements) {
            MethodCallExpression call = Ast.call(statement);
            if (call == null) {
                boolean onObject = statement instanceof ExpressionStatement only
                        && only.getExpression() instanceof MethodCallExpression;
                problems.add(
                        statement,
                        onObject
                                ? "Method calls on objects not allowed outside \"script\" blocks."
                                : "Expected a step");
            } else {
                check(call);
            }
        }
    }

    private void check(MethodCallExpression call) {
        String name = Ast.name(call);
        if (name == null) {
            problems.add(call, "Expected a symbol");
            return;
        }
        if (SECTIONS.contains(name)) {
            problems.add(
                    call,
                    "Invalid step \"" + name + "\" used - not allowed in this context - "
                            + (name.equals("stage")
                                    ? "The stage step cannot be used in Declarative Pipelines"
                                    : "The properties step cannot be used in Declarative Pipelines"));
            return;
        }
        ClosureExpression block = Ast.block(call);
        if (name.equals("script")) {
            if (block == null) {
                problems.add(call, "script step without a block");
            }
            return;
        }
        if (name.equals("parallel")) {
            checkBranches(call);
            return;
        }
        checkArguments(call);
        if (block != null) {
            check(block);
        }
    }

    private void checkBranches(MethodCallExpression call) {
        for (Expression argument : Ast.arguments(call)) {
            if (argument instanceof MapExpression branches) {
                for (MapEntryExpression branch : branches.getMapEntryExpressions()) {
                    if (branch.getValueExpression() instanceof ClosureExpression body) {
                        check(body);
                    }
                }
            }
        }
    }

    void checkArguments(MethodCallExpression call) {
        Descriptor<?> descriptor = descriptor(Ast.name(call));
        if (descriptor == null) {
            return;
        }
        DescribableModel<?> model;
        try {
            model = DescribableModel.of(descriptor.clazz);
        } catch (RuntimeException e) {
            // A step without a constructor to bind to makes itself; nothing is known of its parameters.
            return;
        }
        boolean takesBlock = descriptor instanceof StepDescriptor step && step.takesImplicitBlockArgument();
        List<Expression> given = new ArrayList<>(Ast.arguments(call));
        if (Ast.block(call) != null && takesBlock) {
            given.remove(given.size() - 1);
        }
        if (given.isEmpty()) {
            required(call, model, List.of());
        } else if (given.size() > 1) {
            problems.add(call, "Arguments to \"" + Ast.name(call) + "\" must be explicitly named.");
        } else if (given.get(0) instanceof MapExpression named) {
            checkNamed(call, model, named);
        } else {
            checkSingle(call, model, given.get(0), takesBlock);
        }
    }

    private static Descriptor<?> descriptor(String name) {
        StepDescriptor step = StepDescriptor.byFunctionName(name);
        return step != null ? step : SymbolLookup.get().findDescriptor(Describable.class, name);
    }

    private void checkNamed(ASTNode call, DescribableModel<?> model, MapExpression named) {
        List<String> names = new ArrayList<>();
        boolean fit = true;
        for (MapEntryExpression entry : named.getMapEntryExpressions()) {
            String key = entry.getKeyExpression().getText();
            names.add(key);
            DescribableParameter parameter = model.getParameter(key);
            if (parameter == null && belongsToSole(model, key)) {
                return;
            }
            if (parameter == null) {
                problems.add(
                        entry.getKeyExpression(),
                        "Invalid parameter \"" + key + "\", did you mean \"" + nearest(key, model) + "\"?");
                fit = false;
            } else {
                boolean only =
                        named.getMapEntryExpressions().size() == 1 && parameter == model.getSoleRequiredParameter();
                fit &= checkType(entry.getValueExpression(), parameter.getErasedType(), only ? null : key);
            }
        }
        if (fit) {
            required(call, model, names);
        }
    }

    /** A step whose one required parameter is itself described by parameters takes those directly. */
    private static boolean belongsToSole(DescribableModel<?> model, String key) {
        DescribableParameter sole = model.getSoleRequiredParameter();
        return sole != null && Describable.class.isAssignableFrom(sole.getErasedType()) && !key.isEmpty();
    }

    private static String nearest(String key, DescribableModel<?> model) {
        String best = null;
        int distance = Integer.MAX_VALUE;
        Set<String> names = new TreeSet<>();
        model.getParameters().forEach(parameter -> names.add(parameter.getName()));
        for (String name : names) {
            int d = StringUtils.getLevenshteinDistance(key, name);
            if (d < distance) {
                distance = d;
                best = name;
            }
        }
        return best;
    }

    private void required(ASTNode call, DescribableModel<?> model, List<String> given) {
        for (DescribableParameter parameter : model.getParameters()) {
            if (parameter.isRequired() && !given.contains(parameter.getName())) {
                problems.add(call, "Missing required parameter: \"" + parameter.getName() + "\"");
            }
        }
    }

    private void checkSingle(ASTNode call, DescribableModel<?> model, Expression value, boolean takesBlock) {
        DescribableParameter sole = model.getSoleRequiredParameter();
        if (sole == null && !takesBlock) {
            problems.add(call, "Step does not take a single required parameter - use named parameters instead");
        } else if (sole != null) {
            checkType(value, sole.getErasedType(), null);
        }
    }

    private boolean checkType(Expression expression, Class<?> type, String key) {
        if (!Ast.isLiteral(expression)) {
            return true;
        }
        Object value = ((ConstantExpression) expression).getValue();
        boolean confused = type == String.class && (value instanceof Integer || value instanceof Boolean)
                || type == int.class && (value instanceof String || value instanceof Boolean);
        try {
            if (!confused) {
                ScriptBytecodeAdapter.castToType(value, type);
                return true;
            }
        } catch (Throwable cannotBeCast) {
            confused = true;
        }
        String got = "\" but got \"" + value + "\" of type " + value.getClass() + " instead";
        problems.add(
                expression,
                key == null ? "Expecting \"" + type + got : "Expecting \"" + type + "\" for parameter \"" + key + got);
        return !confused;
    }
}
