package io.jenkins.plugins.pavedroad.parameter;

import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.util.Map;
import jenkins.model.Jenkins;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The Groovy of a Jenkinsfile that calls one step: read by Groovy, the step is made and not run. */
public abstract class Snippet extends Script {
    static Step read(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(Snippet.class.getName());
        return (Step) new GroovyShell(Jenkins.get().getPluginManager().uberClassLoader, configuration).evaluate(text);
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        Object[] given = (Object[]) arguments;
        StepDescriptor step = StepDescriptor.byFunctionName(name);
        Map<String, Object> named =
                given.length == 0 || !(given[0] instanceof Map<?, ?>) ? sole(step, given) : stringKeys(given[0]);
        if (step == null) {
            return new UninstantiatedDescribable(name, null, named);
        }
        try {
            return step.newInstance(named);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> stringKeys(Object map) {
        return (Map<String, Object>) map;
    }

    /** An argument without a name; a block comes last and is none. */
    private static Map<String, Object> sole(StepDescriptor step, Object[] given) {
        if (given.length == 0 || given[0] instanceof groovy.lang.Closure) {
            return Map.of();
        }
        String name = step == null
                ? UninstantiatedDescribable.ANONYMOUS_KEY
                : DescribableModel.of(step.clazz).getSoleRequiredParameter().getName();
        return Map.of(name, given[0]);
    }
}
