package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads and makes the few shapes of Groovy syntax trees that a Declarative Pipeline consists of. */
final class Ast {

    private Ast() {}

    /** The call a statement consists of; null when it is none on the script itself. */
    static MethodCallExpression call(Statement statement) {
        return statement instanceof ExpressionStatement only
                        && only.getExpression() instanceof MethodCallExpression call
                        && call.isImplicitThis()
                ? call
                : null;
    }

    static String name(MethodCallExpression call) {
        return call.getMethodAsString();
    }

    static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : Collections.emptyList();
    }

    /** The block at the end of a call; null without one. */
    static ClosureExpression block(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression block
                ? block
                : null;
    }

    static List<Statement> statements(ClosureExpression block) {
        List<Statement> found = new ArrayList<>();
        Statement code = block.getCode();
        List<Statement> all = code instanceof BlockStatement several ? several.getStatements() : List.of(code);
        for (Statement each : all) {
            boolean nothing = each instanceof EmptyStatement
                    || each instanceof ReturnStatement back
                            && back.getExpression() instanceof ConstantExpression constant
                            && constant.isNullExpression();
            if (!nothing) {
                found.add(each);
            }
        }
        return found;
    }

    static boolean isLiteral(Expression expression) {
        return expression instanceof ConstantExpression constant && !constant.isNullExpression();
    }

    static ConstantExpression constant(Object value, ASTNode at) {
        ConstantExpression made = new ConstantExpression(value);
        made.setSourcePosition(at);
        return made;
    }

    static void put(MapExpression map, String key, Expression value) {
        if (value != null) {
            MapEntryExpression entry = new MapEntryExpression(new ConstantExpression(key), value);
            entry.setSourcePosition(value);
            map.addMapEntryExpression(entry);
        }
    }

    static MapExpression map(ASTNode at) {
        MapExpression made = new MapExpression();
        made.setSourcePosition(at);
        return made;
    }

    static ListExpression list(ASTNode at) {
        ListExpression made = new ListExpression();
        made.setSourcePosition(at);
        return made;
    }

    /** A closure that yields the expression when called. */
    static ClosureExpression later(Expression value) {
        ReturnStatement result = new ReturnStatement(value);
        result.setSourcePosition(value);
        BlockStatement code = new BlockStatement();
        code.addStatement(result);
        code.setSourcePosition(value);
        ClosureExpression made = new ClosureExpression(Parameter.EMPTY_ARRAY, code);
        made.setSourcePosition(value);
        return made;
    }
}
