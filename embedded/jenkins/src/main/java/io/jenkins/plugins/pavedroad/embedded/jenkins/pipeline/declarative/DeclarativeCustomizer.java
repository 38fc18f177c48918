package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Turns {@code pipeline { … }} into a call of the interpreter with a map of what the block says: names as text,
 * code as closures. Refuses with line numbers what a Declarative Pipeline may not say.
 */
final class DeclarativeCustomizer extends CompilationCustomizer {

    DeclarativeCustomizer() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode)
            throws CompilationFailedException {
        if (!classNode.isScript()) {
            return;
        }
        BlockStatement top = source.getAST().getStatementBlock();
        Problems problems = new Problems(source);
        MethodCallExpression pipeline = null;
        for (Statement statement : top.getStatements()) {
            MethodCallExpression call = Ast.call(statement);
            if (call != null && isPipeline(call)) {
                if (pipeline == null) {
                    pipeline = call;
                } else {
                    problems.add(call, "Multiple occurrences of the pipeline section");
                }
            } else {
                refuseNested(statement, problems);
            }
        }
        if (pipeline != null) {
            ClosureExpression block = Ast.block(pipeline);
            var model = new PipelineTranslator(problems).pipeline(pipeline, block);
            if (!problems.any()) {
                pipeline.setArguments(new ArgumentListExpression(List.of(model)));
            }
        }
    }

    private static boolean isPipeline(MethodCallExpression call) {
        return "pipeline".equals(Ast.name(call)) && Ast.arguments(call).size() == 1 && Ast.block(call) != null;
    }

    private static void refuseNested(Statement statement, Problems problems) {
        statement.visit(new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && isPipeline(call)) {
                    problems.add(call, "pipeline block must be at the top-level, not within another block.");
                    return;
                }
                super.visitMethodCallExpression(call);
            }
        });
    }
}
