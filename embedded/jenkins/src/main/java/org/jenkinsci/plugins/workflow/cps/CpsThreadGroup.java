package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.codehaus.groovy.runtime.MethodClosure;

/** All green threads of one Pipeline, run one at a time. */
public final class CpsThreadGroup implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(CpsThreadGroup.class.getName());

    private transient CpsFlowExecution execution;
    private final ConcurrentSkipListMap<Integer, CpsThread> threads = new ConcurrentSkipListMap<>();
    private int nextId;
    public final Map<Integer, Closure> closures = new ConcurrentHashMap<>();
    transient CpsVm vm;
    private transient volatile Throwable interruption;
    private transient volatile boolean paused;

    CpsThreadGroup(CpsFlowExecution execution) {
        this.execution = execution;
        this.vm = new CpsVm(execution);
    }

    public CpsFlowExecution getExecution() {
        return execution;
    }

    @CpsVmThreadOnly
    public CpsThread addThread(Continuable program, FlowHead head, ContextVariableSet contextVariables) {
        CpsThread thread = new CpsThread(this, nextId++, program, head, contextVariables);
        threads.put(thread.id, thread);
        return thread;
    }

    public CpsThread getThread(int id) {
        return threads.get(id);
    }

    public Iterable<CpsThread> getThreads() {
        return threads.values();
    }

    @CpsVmThreadOnly
    public BodyReference export(Closure body) {
        if (body == null) {
            return null;
        }
        int id = nextId++;
        closures.put(id, body);
        return new BodyReference(id);
    }

    @CpsVmThreadOnly
    public BodyReference export(Script body) {
        return export(new MethodClosure(body, "run"));
    }

    @CpsVmThreadOnly
    public void unexport(BodyReference ref) {
        if (ref != null) {
            closures.remove(ref.id);
        }
    }

    public Future<Object> scheduleRun() {
        return vm.submit(this::runAll);
    }

    public Future<?> pause(boolean waitForPause) {
        paused = true;
        return vm.submit(() -> {});
    }

    public void unpause() {
        paused = false;
        scheduleRun();
    }

    public boolean isPaused() {
        return paused;
    }

    Outcome run(Continuable program, Outcome value) {
        return vm.run(program, value);
    }

    /** For a program that computes without ever calling a step: the next safepoint throws this. */
    void interruptAtSafepoint(Throwable cause) {
        interruption = cause;
    }

    boolean isInterrupted() {
        return interruption != null;
    }

    Throwable takeInterruption() {
        Throwable taken = interruption;
        interruption = null;
        return taken;
    }

    private void runAll() {
        boolean ran;
        do {
            ran = false;
            for (CpsThread thread : new ArrayList<>(threads.values())) {
                if (paused || !thread.isRunnable()) {
                    continue;
                }
                ran = true;
                Outcome outcome;
                try {
                    outcome = thread.runNextChunk();
                } catch (RuntimeException | Error e) {
                    LOGGER.log(Level.WARNING, thread + " could not go on", e);
                    execution.croak(e);
                    return;
                }
                if (!thread.isAlive()) {
                    ended(thread, outcome);
                }
            }
        } while (ran);
    }

    private void ended(CpsThread thread, Outcome outcome) {
        threads.remove(thread.id);
        if (thread.getBody() != null) {
            thread.getBody().ended(outcome);
        }
        if (threads.isEmpty()) {
            execution.onProgramEnd(outcome);
        }
    }

    void clear() {
        threads.clear();
        closures.clear();
    }

    /** Steps that run now, in the order they were called; only those that wait for no block when asked so. */
    List<CpsThread> waiting(boolean innerMostOnly) {
        List<CpsThread> found = new ArrayList<>();
        for (CpsThread thread : threads.values()) {
            CpsStepContext context = thread.getStepContext();
            if (thread.getStep() != null && !(innerMostOnly && context != null && context.hasRunningBody())) {
                found.add(thread);
            }
        }
        return found;
    }
}
