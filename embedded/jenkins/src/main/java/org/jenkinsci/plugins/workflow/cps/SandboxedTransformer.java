package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.sandbox.Untrusted;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.SourceUnit;
import org.kohsuke.groovy.sandbox.SandboxTransformer;

/**
 * Compiles untrusted code so that every call and cast asks the sandbox. groovy-cps 1.31 has such a transformer, but for
 * a newer groovy-sandbox than the 1.19 that can be had from Maven Central.
 */
final class SandboxedTransformer extends CpsTransformer {

    private static final String CHECKED_CAST = "sandboxCastOrCoerce";

    private final SandboxTransformer sandbox = new SandboxTransformer();
    private ClassCodeExpressionTransformer plainCode;

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        plainCode = sandbox.createVisitor(source, classNode);
        super.call(source, context, classNode);
    }

    @Override
    protected void processConstructors(ClassNode classNode) {
        sandbox.processConstructors(plainCode, classNode);
        super.processConstructors(classNode);
    }

    @Override
    protected void visitNontransformedMethod(MethodNode method) {
        refuseFinalizer(method);
        plainCode.visitMethod(method);
    }

    @Override
    protected void visitNontransformedField(FieldNode field) {
        plainCode.visitField(field);
    }

    @Override
    protected void visitNontransformedStatement(Statement statement) {
        statement.visit(plainCode);
    }

    @Override
    public void visitMethod(MethodNode method) {
        refuseFinalizer(method);
        super.visitMethod(method);
    }

    /** It would be run outside the sandbox. */
    private static void refuseFinalizer(MethodNode method) {
        if (method.getName().equals("finalize") && method.isVoidMethod() && method.getParameters().length == 0) {
            throw new SecurityException("Object.finalize() cannot be overridden in the sandbox");
        }
    }

    @Override
    public void visitCastExpression(CastExpression exp) {
        makeNode(CHECKED_CAST, () -> {
            loc(exp);
            visit(exp.getExpression());
            literal(exp.getType());
            literal(exp.isIgnoringAutoboxing());
            literal(exp.isCoerce());
            literal(exp.isStrict());
        });
    }

    @Override
    protected void visitAssignmentOrCast(VariableExpression variable, Expression value) {
        if (!SandboxTransformer.mightBePositionalArgumentConstructor(variable)) {
            super.visitAssignmentOrCast(variable, value);
            return;
        }
        makeNode(CHECKED_CAST, () -> {
            loc(value);
            visit(value);
            literal(variable.getType());
            literal(false);
            literal(true);
            literal(false);
        });
    }

    @Override
    protected void getMultipleAssignmentValueOrCast(VariableExpression variable, Expression values, Expression index) {
        if (!SandboxTransformer.mightBePositionalArgumentConstructor(variable)) {
            super.getMultipleAssignmentValueOrCast(variable, values, index);
            return;
        }
        makeNode(CHECKED_CAST, () -> {
            loc(values);
            makeNode("array", () -> {
                loc(values);
                visit(values);
                visit(index);
            });
            literal(variable.getType());
            literal(false);
            literal(true);
            literal(false);
        });
    }

    @Override
    protected Class getTrustTag() {
        return Untrusted.class;
    }
}
