package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.NonCPS;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import groovy.lang.Binding;
import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.GroovySandbox;

/** Compiles scripts into continuation-passing style. */
final class CpsGroovyShell extends GroovyShell {

    private final CpsFlowExecution execution;

    private CpsGroovyShell(CpsFlowExecution execution, ClassLoader parent, CompilerConfiguration configuration) {
        super(parent, new Binding(), configuration);
        this.execution = execution;
    }

    static CpsGroovyShell trusted(CpsFlowExecution execution) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        return build(
                execution, Jenkins.get().getPluginManager().uberClassLoader, configuration, new CpsTransformer(), true);
    }

    static CpsGroovyShell untrusted(CpsFlowExecution execution, ClassLoader trusted) {
        boolean sandbox = execution.isSandbox();
        CompilerConfiguration configuration =
                sandbox ? GroovySandbox.createBaseCompilerConfiguration() : new CompilerConfiguration();
        CpsTransformer transformer = sandbox ? new SandboxedTransformer() : new CpsTransformer();
        return build(execution, trusted, configuration, transformer, false);
    }

    private static CpsGroovyShell build(
            CpsFlowExecution execution,
            ClassLoader parent,
            CompilerConfiguration configuration,
            CpsTransformer transformer,
            boolean trusted) {
        ImportCustomizer imports = new ImportCustomizer();
        imports.addStarImports(NonCPS.class.getPackage().getName(), "hudson.model", "jenkins.model");
        transformer.setConfiguration(new TransformerConfiguration()
                .withClosureType(CpsClosure2.class)
                .withSafepoint(Safepoint.class, "safepoint"));
        for (GroovyShellDecorator decorator : GroovyShellDecorator.all()) {
            GroovyShellDecorator fit = trusted ? decorator.forTrusted() : decorator;
            fit.customizeImports(execution, imports);
            fit.configureCompiler(execution, configuration);
        }
        configuration.addCompilationCustomizers(imports, transformer);
        configuration.setScriptBaseClass(CpsScript.class.getName());
        CpsGroovyShell shell = new CpsGroovyShell(execution, parent, configuration);
        for (GroovyShellDecorator decorator : GroovyShellDecorator.all()) {
            (trusted ? decorator.forTrusted() : decorator).configureShell(execution, shell);
        }
        return shell;
    }

    @Override
    public Script parse(GroovyCodeSource source) throws CompilationFailedException {
        return prepare(super.parse(source));
    }

    @Override
    public Script parse(String text, String fileName) throws CompilationFailedException {
        return parse(new GroovyCodeSource(text, fileName, DEFAULT_CODE_BASE));
    }

    /** A further script of the build: its text is kept, so that the class can be made again after a restart. */
    @Override
    public Script parse(String text) throws CompilationFailedException {
        return parse(text, execution.load(text));
    }

    @Override
    public Script parse(File file) throws CompilationFailedException, IOException {
        return parse(new GroovyCodeSource(file, getClassLoader().getClass().getName()));
    }

    Script prepare(Script script) {
        if (script instanceof CpsScript cps) {
            cps.execution = execution;
            cps.initialize();
        }
        return script;
    }
}
