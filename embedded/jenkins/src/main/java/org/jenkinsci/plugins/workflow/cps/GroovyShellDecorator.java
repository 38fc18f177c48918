package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.GroovyShell;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** Has a say in how Pipeline scripts are compiled. */
public abstract class GroovyShellDecorator implements ExtensionPoint {

    public static final GroovyShellDecorator NULL = new GroovyShellDecorator() {};

    public void customizeImports(CpsFlowExecution context, ImportCustomizer ic) {}

    public void configureCompiler(CpsFlowExecution context, CompilerConfiguration cc) {}

    public void configureShell(CpsFlowExecution context, GroovyShell shell) {}

    public GroovyShellDecorator forTrusted() {
        return NULL;
    }

    public static ExtensionList<GroovyShellDecorator> all() {
        return ExtensionList.lookup(GroovyShellDecorator.class);
    }
}
