package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyRuntimeException;
import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.actions.ArgumentsActionImpl;
import org.jenkinsci.plugins.workflow.cps.nodes.StepAtomNode;
import org.jenkinsci.plugins.workflow.cps.nodes.StepEndNode;
import org.jenkinsci.plugins.workflow.cps.nodes.StepStartNode;
import org.jenkinsci.plugins.workflow.cps.steps.ParallelStep;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Binds a script's function calls to steps and to the describables they take. */
public class DSL extends GroovyObjectSupport implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(DSL.class.getName());
    private static final String STAGE = "org.jenkinsci.plugins.workflow.support.steps.StageStep$DescriptorImpl";

    private final FlowExecutionOwner handle;
    private transient CpsFlowExecution exec;

    public DSL(FlowExecutionOwner handle) {
        this.handle = handle;
    }

    protected Object readResolve() throws IOException {
        return this;
    }

    public static boolean isKeepStepArguments() {
        return true;
    }

    /** Runs the step of this name, or makes the describable of this symbol. Suspends while the step runs. */
    @Override
    @CpsVmThreadOnly
    @Whitelisted
    public Object invokeMethod(String name, Object args) {
        try {
            if (exec == null) {
                exec = (CpsFlowExecution) handle.get();
            }
        } catch (IOException e) {
            throw new GroovyRuntimeException(e);
        }
        StepDescriptor step = StepDescriptor.byFunctionName(name);
        if (step == null) {
            step = byClassName(name);
        }
        if (step != null) {
            return invokeStep(step, name, args);
        }
        // "pipeline" is also the symbol of the job type, which nobody means here.
        if (!name.equals("pipeline") && SymbolLookup.get().findDescriptor(Describable.class, name) != null) {
            return invokeDescribable(name, args);
        }
        throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + functionNames()
                + " or symbols " + symbols() + " or globals " + globals());
    }

    private static StepDescriptor byClassName(String name) {
        for (StepDescriptor descriptor : StepDescriptor.all()) {
            if (descriptor.clazz.getName().equals(name)) {
                return descriptor;
            }
        }
        return null;
    }

    private static Set<String> functionNames() {
        Set<String> names = new TreeSet<>();
        for (StepDescriptor descriptor : StepDescriptor.all()) {
            names.add(descriptor.getFunctionName());
        }
        return names;
    }

    @SuppressWarnings("rawtypes")
    private static Set<String> symbols() {
        Set<String> symbols = new TreeSet<>();
        for (Descriptor descriptor : ExtensionList.lookup(Descriptor.class)) {
            symbols.addAll(SymbolLookup.getSymbolValue(descriptor));
        }
        symbols.remove("pipeline");
        return symbols;
    }

    private Set<String> globals() {
        Set<String> globals = new TreeSet<>();
        try {
            Queue.Executable executable = exec.getOwner().getExecutable();
            for (GlobalVariable each : GlobalVariable.forRun(executable instanceof Run<?, ?> run ? run : null)) {
                globals.add(each.getName());
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "no globals to name", e);
        }
        return globals;
    }

    @Deprecated
    protected Object invokeStep(StepDescriptor d, Object args) {
        return invokeStep(d, d.getFunctionName(), args);
    }

    protected Object invokeStep(StepDescriptor d, String name, Object args) {
        StepArguments given = StepArguments.of(args, d);
        CpsThread thread = CpsThread.current();
        boolean branches = d instanceof ParallelStep.DescriptorImpl;
        FlowNode node;
        if (given.body == null && !branches) {
            if (d.takesImplicitBlockArgument() && !d.getClass().getName().equals(STAGE)) {
                throw new IllegalStateException(name + " step must be called with a body");
            }
            node = new StepAtomNode(exec, d, thread.head.get());
        } else {
            node = new StepStartNode(exec, d, thread.head.get());
        }
        CpsStepContext context = new CpsStepContext(d, thread, handle, node, given.body);
        if (!branches) {
            keepArguments(node, context, given.named);
        }
        thread.head.setNewHead(node);
        if (start(d, context, thread, given.named)) {
            thread.setStep(null, null);
            thread.group.unexport(context.body);
            if (node instanceof StepStartNode begun) {
                thread.head.setNewHead(new StepEndNode(exec, begun, node));
            }
            thread.head.markIfFail(context.getOutcome());
            return context.replay();
        }
        // Unwinds to the thread, which hands the outcome back as this call's value.
        Continuable.suspend(name, new AwaitStep(context));
        throw new AssertionError("a suspended program went on");
    }

    /** Whether the step has ended already. */
    private boolean start(StepDescriptor d, CpsStepContext context, CpsThread thread, Map<String, Object> named) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            TaskListener listener = context.get(TaskListener.class);
            d.checkContextAvailability(context);
            Step step = Util.isOverridden(StepDescriptor.class, d.getClass(), "newInstance", Map.class)
                    ? d.newInstance(named)
                    : (Step) DescribableModel.of(d.clazz).instantiate(named, listener);
            for (StepListener each : ExtensionList.lookup(StepListener.class)) {
                each.notifyOfNewStep(step, context);
            }
            if (!context.isCompleted()) {
                StepExecution execution = step.start(context);
                thread.setStep(execution, context);
                if (!execution.start()) {
                    return false;
                }
                if (!context.isCompleted()) {
                    context.onFailure(new AssertionError("Step " + step
                            + " claimed to have ended synchronously, but didn't set the result via"
                            + " StepContext.onSuccess/onFailure"));
                }
            }
        } catch (Exception | LinkageError e) {
            context.onFailure(e);
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
        return true;
    }

    private static void keepArguments(FlowNode node, CpsStepContext context, Map<String, Object> named) {
        if (named.isEmpty()) {
            return;
        }
        try {
            EnvVars env = context.get(EnvVars.class);
            Computer computer = context.get(Computer.class);
            if (env != null && computer != null) {
                env.entrySet().removeAll(computer.getEnvironment().entrySet());
            }
            EnvironmentExpander expander = context.get(EnvironmentExpander.class);
            Set<String> sensitive = expander == null ? Set.of() : new HashSet<>(expander.getSensitiveVariables());
            node.addAction(new ArgumentsActionImpl(named, env, sensitive));
        } catch (IOException | InterruptedException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "the arguments of a step could not be kept", e);
        }
    }

    /** A symbol: run through the step that wraps such things, or a value for some step's parameter. */
    protected Object invokeDescribable(String symbol, Object args) {
        List<StepDescriptor> meta = StepDescriptor.metaStepsOf(symbol);
        StepDescriptor wrapper = meta.isEmpty() ? null : meta.get(0);
        StepArguments given = StepArguments.ofSymbol(args, wrapper, symbol);
        if (wrapper == null) {
            return new UninstantiatedDescribable(symbol, null, given.named);
        }
        Descriptor<?> wrapped = SymbolLookup.get().findDescriptor((Class) wrapper.getMetaStepArgumentType(), symbol);
        DescribableModel<?> outer = DescribableModel.of(wrapper.clazz);
        DescribableModel<?> inner = DescribableModel.of(wrapped.clazz);
        DescribableParameter delegate = outer.getFirstRequiredParameter();
        Map<String, Object> outerArgs = new TreeMap<>();
        Map<String, Object> innerArgs = new TreeMap<>();
        given.named.forEach((key, value) -> {
            DescribableParameter ofOuter = outer.getParameter(key);
            DescribableParameter ofInner = inner.getParameter(key);
            boolean toOuter = ofOuter != null && (ofOuter.isRequired() || ofInner == null || !ofInner.isRequired());
            (toOuter ? outerArgs : innerArgs).put(key, value);
        });
        outerArgs.put(delegate.getName(), new UninstantiatedDescribable(symbol, null, innerArgs));
        return invokeStep(wrapper, symbol, given.with(outerArgs));
    }

    private static final class AwaitStep extends ThreadTask implements Serializable {
        private static final long serialVersionUID = 1L;

        private final CpsStepContext context;

        AwaitStep(CpsStepContext context) {
            this.context = context;
        }

        @Override
        protected ThreadTaskResult eval(CpsThread cur) {
            context.endOfStart(cur);
            return ThreadTaskResult.suspendWith(new Outcome(context, null));
        }
    }
}
