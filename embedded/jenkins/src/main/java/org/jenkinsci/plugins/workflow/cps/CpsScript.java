package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import hudson.model.Queue;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What a Pipeline script is compiled into: unknown functions are steps, unknown names global variables. */
public abstract class CpsScript extends SerializableScript {

    private static final long serialVersionUID = 1L;
    private static final String STEPS_VAR = "steps";

    transient CpsFlowExecution execution;

    public CpsScript() throws IOException {
        CpsThread thread = CpsThread.current();
        if (thread != null) {
            execution = thread.getExecution();
            initialize();
        }
    }

    final void initialize() {
        Binding binding = getBinding();
        if (!binding.hasVariable(STEPS_VAR)) {
            binding.setVariable(STEPS_VAR, new DSL(execution.getOwner()));
        }
    }

    @Override
    @Whitelisted
    public final Object invokeMethod(String name, Object args) {
        // A variable that can be called, a global variable with call(), a function of the script, a step.
        if (getBinding().hasVariable(name)) {
            Object variable = getBinding().getVariable(name);
            if (variable instanceof Closure<?> closure) {
                return closure.call(args instanceof Object[] all ? all : new Object[] {args});
            }
        }
        GlobalVariable global = GlobalVariable.byName(name, $buildNoException());
        if (global != null) {
            try {
                return InvokerHelper.invokeMethod(global.getValue(this), "call", args);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Exception e) {
                throw new org.codehaus.groovy.runtime.InvokerInvocationException(e);
            }
        }
        DSL dsl = (DSL) getBinding().getVariable(STEPS_VAR);
        return dsl.invokeMethod(name, args);
    }

    @Override
    @Whitelisted
    public Object getProperty(String property) {
        if (getBinding().hasVariable(property)) {
            return super.getProperty(property);
        }
        try {
            GlobalVariable global = GlobalVariable.byName(property, $buildNoException());
            if (global != null) {
                return global.getValue(this);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new org.codehaus.groovy.runtime.InvokerInvocationException(e);
        }
        try {
            return super.getProperty(property);
        } catch (MissingPropertyException e) {
            String variable = environmentVariable(property);
            if (variable != null) {
                return variable;
            }
            throw e;
        }
    }

    private String environmentVariable(String name) {
        try {
            Run<?, ?> run = $buildNoException();
            return run == null ? null : EnvActionImpl.forRun(run).getProperty(name);
        } catch (IOException e) {
            return null;
        }
    }

    /** The build this runs in. */
    public Run<?, ?> $build() throws IOException {
        Queue.Executable executable = execution.getOwner().getExecutable();
        return executable instanceof Run<?, ?> run ? run : null;
    }

    public Run<?, ?> $buildNoException() {
        try {
            return execution == null ? null : $build();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    @Whitelisted
    public Object evaluate(String script) throws CompilationFailedException {
        return execution.getShell().parse(script).run();
    }

    @Override
    public Object evaluate(File file) throws CompilationFailedException, IOException {
        throw new UnsupportedOperationException("a Pipeline script cannot evaluate a file of the controller");
    }

    @Override
    public void run(File file, String[] arguments) throws CompilationFailedException, IOException {
        throw new UnsupportedOperationException("a Pipeline script cannot run a file of the controller");
    }

    protected Object readResolve() {
        execution = ProgramFile.loading();
        return this;
    }

    @Override
    @Whitelisted
    public void println() {
        invokeMethod("echo", "");
    }

    @Override
    @Whitelisted
    public void print(Object value) {
        println(value);
    }

    @Override
    @Whitelisted
    public void println(Object value) {
        invokeMethod("echo", new Object[] {String.valueOf(value)});
    }

    @Override
    @Whitelisted
    public void printf(String format, Object value) {
        println(String.format(format, value));
    }

    @Override
    @Whitelisted
    public void printf(String format, Object[] values) {
        println(String.format(format, values));
    }

    /** Groovy's own sleep(milliseconds) would block; here it is the step, in seconds. */
    @Whitelisted
    public Object sleep(long arg) {
        return invokeMethod("sleep", new Object[] {arg});
    }
}
