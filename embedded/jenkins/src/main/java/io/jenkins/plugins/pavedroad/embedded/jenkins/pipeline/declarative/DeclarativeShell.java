package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import hudson.Extension;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.cps.GroovyShellDecorator;

/** Teaches the compiler of Pipeline scripts the Declarative form. */
@Extension
public final class DeclarativeShell extends GroovyShellDecorator {

    @Override
    public void configureCompiler(CpsFlowExecution context, CompilerConfiguration cc) {
        cc.addCompilationCustomizers(new DeclarativeCustomizer());
    }
}
