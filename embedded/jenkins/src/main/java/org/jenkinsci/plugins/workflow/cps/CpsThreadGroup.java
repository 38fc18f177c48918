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

/** All green threads of one Pipeline, run one at a time. Saved as a whole: this is the program. */
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
    /** Somebody paused the build, which outlasts a restart. */
    private volatile boolean pausedByUser;

    private transient volatile boolean terminating;
    private transient boolean saveWanted;

    CpsThreadGroup(CpsFlowExecution execution) {
        attachTo(execution, new CpsVm(execution));
    }

    void attachTo(CpsFlowExecution owner, CpsVm runner) {
        execution = owner;
        vm = runner;
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
        return export(new ScriptBody(body));
    }

    private static final class ScriptBody extends Closure<Object> {
        private static final long serialVersionUID = 1L;

        private final Script script;

        ScriptBody(Script script) {
            super(null);
            this.script = script;
        }

        @Override
        public Object call() {
            return script.run();
        }
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

    /** @param persist stay paused over a restart */
    public Future<?> pause(boolean persist) {
        paused = true;
        pausedByUser |= persist;
        return scheduleRun();
    }

    public void unpause() {
        paused = false;
        pausedByUser = false;
        scheduleRun();
    }

    public boolean isPaused() {
        return paused;
    }

    boolean isPausedByUser() {
        return pausedByUser;
    }

    /** From here on nothing of the program runs; what steps still report is noted and saved. */
    Future<?> suspend() {
        terminating = true;
        return scheduleRun();
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
        if (terminating || paused) {
            execution.saveProgram(true);
            return;
        }
        boolean ran;
        boolean changed = false;
        do {
            ran = false;
            for (CpsThread thread : new ArrayList<>(threads.values())) {
                if (paused || terminating || !thread.isRunnable()) {
                    continue;
                }
                ran = true;
                changed = true;
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
        if (changed && !threads.isEmpty()) {
            execution.changed();
            saveSoon();
        }
    }

    /** After what is to be done already, so that no block that was asked for is missing from the file. */
    @CpsVmThreadOnly
    private void saveSoon() {
        if (!saveWanted) {
            saveWanted = true;
            vm.submit(() -> {
                saveWanted = false;
                execution.saveProgram(terminating || paused);
            });
        }
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

    boolean hasEnded() {
        return threads.isEmpty();
    }

    /** The program holds what cannot be saved: most likely what ran last brought it in, so that fails. */
    @CpsVmThreadOnly
    void blame(Throwable obstacle) {
        Map.Entry<Integer, CpsThread> newest = threads.lastEntry();
        if (newest != null) {
            newest.getValue().resume(new Outcome(null, obstacle));
        }
    }

    /** Steps that told their outcome in the moment before the program was saved. */
    @CpsVmThreadOnly
    void deliverOutcomes() {
        for (CpsThread thread : new ArrayList<>(threads.values())) {
            CpsStepContext context = thread.getStepContext();
            if (context != null && context.isCompleted()) {
                context.resume();
            }
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
