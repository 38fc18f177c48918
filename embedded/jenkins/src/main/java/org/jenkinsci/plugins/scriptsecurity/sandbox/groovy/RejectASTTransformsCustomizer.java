package org.jenkinsci.plugins.scriptsecurity.sandbox.groovy;

import groovy.lang.Grab;
import groovy.lang.GrabConfig;
import groovy.lang.GrabExclude;
import groovy.lang.GrabResolver;
import groovy.lang.Grapes;
import groovy.transform.ASTTest;
import groovy.transform.AnnotationCollector;
import java.util.Set;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Refuses annotations that would run code while a script is compiled, outside the sandbox. */
public class RejectASTTransformsCustomizer extends CompilationCustomizer {

    private static final Set<String> REFUSED = Set.of(
            Grab.class.getName(),
            GrabConfig.class.getName(),
            GrabExclude.class.getName(),
            GrabResolver.class.getName(),
            Grapes.class.getName(),
            ASTTest.class.getName(),
            AnnotationCollector.class.getName());

    public RejectASTTransformsCustomizer() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        new ClassCodeVisitorSupport() {
            @Override
            protected SourceUnit getSourceUnit() {
                return source;
            }

            @Override
            public void visitAnnotations(AnnotatedNode node) {
                for (AnnotationNode annotation : node.getAnnotations()) {
                    refuse(annotation.getClassNode().getName());
                }
                super.visitAnnotations(node);
            }

            private void refuse(String name) {
                for (String refused : REFUSED) {
                    if (name.equals(refused) || name.equals(refused.substring(refused.lastIndexOf('.') + 1))) {
                        throw new SecurityException("Annotation " + name + " cannot be used in the sandbox.");
                    }
                }
            }

            @Override
            public void visitImports(org.codehaus.groovy.ast.ModuleNode node) {
                if (node != null) {
                    for (ImportNode each : node.getImports()) {
                        each.getAnnotations()
                                .forEach(a -> refuse(a.getClassNode().getName()));
                    }
                }
            }

            @Override
            public void visitClass(ClassNode node) {
                visitImports(node.getModule());
                super.visitClass(node);
            }
        }.visitClass(classNode);
    }
}
