package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.CpsThread;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;

/** The variable pipeline: the interpreter of Declarative Pipelines, itself a CPS program that can be suspended. */
@Extension
public final class PipelineVariable extends GlobalVariable {

    private static final String SOURCE = "DeclarativeInterpreter.groovy";

    @Override
    public String getName() {
        return "pipeline";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        if (script.getBinding().hasVariable("$pipeline")) {
            return script.getBinding().getVariable("$pipeline");
        }
        GroovyClassLoader loader =
                CpsThread.current().getExecution().getTrustedShell().getClassLoader();
        Class<?> type = loader.parseClass(new GroovyCodeSource(text(), SOURCE, "/groovy/trusted"), true);
        Object interpreter = type.getConstructor(CpsScript.class).newInstance(script);
        script.getBinding().setVariable("$pipeline", interpreter);
        return interpreter;
    }

    private static String text() throws IOException {
        try (InputStream in = PipelineVariable.class.getResourceAsStream(SOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
