package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import groovy.lang.GroovyShell;
import hudson.AbortException;
import hudson.Functions;
import hudson.Util;
import hudson.init.Terminator;
import hudson.model.Action;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.Saveable;
import io.jenkins.plugins.pavedroad.embedded.jenkins.BuildIdentity;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.util.SystemProperties;
import org.acegisecurity.Authentication;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.flow.BlockableResume;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.storage.BulkFlowNodeStorage;
import org.jenkinsci.plugins.workflow.support.storage.FlowNodeStorage;
import org.jenkinsci.plugins.workflow.support.storage.SimpleXStreamFlowNodeStorage;

/**
 * Runs a Groovy program as a Pipeline and keeps the graph of what it did. What of it is on the disk at any moment is the
 * durability's to say: with every step, or only when Jenkins is shut down in order.
 */
public class CpsFlowExecution extends FlowExecution implements BlockableResume {

    private static final Logger LOGGER = Logger.getLogger(CpsFlowExecution.class.getName());
    private static final int SUSPENSION_SECONDS = 60;

    /** Puts the nodes of a finished Pipeline into one file. */
    public static boolean OPTIMIZE_STORAGE_UPON_COMPLETION =
            SystemProperties.getBoolean(CpsFlowExecution.class.getName() + ".OPTIMIZE_STORAGE_UPON_COMPLETION", true);

    public transient volatile ListenableFuture<CpsThreadGroup> programPromise;

    final String script;
    final boolean sandbox;
    final String user;
    final Map<String, String> loadedScripts = Collections.synchronizedMap(new TreeMap<>());
    final AtomicInteger iota = new AtomicInteger();
    final ConcurrentSkipListMap<Integer, FlowHead> heads = new ConcurrentSkipListMap<>();
    /** Where the heads were when the build's file was written; null once the nodes are there. */
    Map<Integer, String> savedHeads;

    boolean resumeBlocked;
    Result result = Result.SUCCESS;
    volatile boolean done;
    String startNodeId;
    String storageDir;
    /** Null while it is not known whether what is on the disk belongs together. */
    volatile Boolean persistedClean;

    private FlowExecutionOwner owner;
    private volatile FlowNodeStorage storage;
    private List<GraphListener> listeners;
    private volatile CpsThreadGroup group;
    private boolean pausedWhenLoaded;
    private CpsGroovyShell shell;
    private CpsGroovyShell trusted;

    @Deprecated
    public CpsFlowExecution(String script, FlowExecutionOwner owner) throws IOException {
        this(script, false, owner);
    }

    public CpsFlowExecution(String script, boolean sandbox, FlowExecutionOwner owner, FlowDurabilityHint durabilityHint)
            throws IOException {
        this(script, sandbox, BuildIdentity.current(), durabilityHint);
        this.owner = owner;
        this.storage = createStorage();
    }

    public CpsFlowExecution(String script, boolean sandbox, FlowExecutionOwner owner) throws IOException {
        this(script, sandbox, owner, null);
    }

    /** As read from a build's file; {@link #onLoad} makes it whole. */
    CpsFlowExecution(String script, boolean sandbox, String user, FlowDurabilityHint durabilityHint) {
        this.script = script;
        this.sandbox = sandbox;
        this.user = user;
        this.durabilityHint = durabilityHint;
    }

    @Override
    public boolean isResumeBlocked() {
        return resumeBlocked;
    }

    @Override
    public void setResumeBlocked(boolean resumeBlocked) {
        this.resumeBlocked = resumeBlocked;
    }

    /** Compiles what users write. */
    public GroovyShell getShell() {
        return shells().shell;
    }

    /** Compiles what comes with the host; not confined to the sandbox. */
    public GroovyShell getTrustedShell() {
        return shells().trusted;
    }

    private synchronized CpsFlowExecution shells() {
        if (shell == null) {
            trusted = CpsGroovyShell.trusted(this);
            shell = CpsGroovyShell.untrusted(this, trusted.getClassLoader());
        }
        return this;
    }

    public FlowNodeStorage getStorage() {
        return storage;
    }

    private FlowNodeStorage createStorage() throws IOException {
        boolean completed = storageDir != null && storageDir.endsWith("-completed");
        if (completed || !getDurabilityHint().isPersistWithEveryStep()) {
            return new BulkFlowNodeStorage(this, getStorageDir());
        }
        FlowNodeStorage single = new SimpleXStreamFlowNodeStorage(this, getStorageDir());
        single.setAvoidAtomicWrite(!getDurabilityHint().isAtomicWrite());
        return single;
    }

    public File getStorageDir() throws IOException {
        return new File(owner.getRootDir(), storageDir == null ? "workflow" : storageDir);
    }

    private File programFile() throws IOException {
        return new File(owner.getRootDir(), "program.dat");
    }

    public String getScript() {
        return script;
    }

    public Map<String, String> getLoadedScripts() {
        return new TreeMap<>(loadedScripts);
    }

    /** Keeps the text, so that the class can be made again. */
    String load(String text) {
        String name = "Script" + (loadedScripts.size() + 1);
        loadedScripts.put(name, text);
        if (getDurabilityHint().isPersistWithEveryStep()) {
            saveOwner();
        }
        return name;
    }

    public boolean isSandbox() {
        return sandbox;
    }

    @Override
    public FlowExecutionOwner getOwner() {
        return owner;
    }

    /** Compiles the script, which may fail, and starts it. */
    @Override
    public void start() throws IOException {
        CpsScript program = (CpsScript) getShell().parse(script, "WorkflowScript");
        FlowHead head = newHead();
        FlowStartNode start = new FlowStartNode(this, iotaStr());
        startNodeId = start.getId();
        start.addAction(new TimingAction());
        storage.storeNode(start, false);
        head.become(start);
        CpsThreadGroup threads = new CpsThreadGroup(this);
        group = threads;
        SettableFuture<CpsThreadGroup> promise = SettableFuture.create();
        programPromise = promise;
        saveOwner();
        threads.vm.submit(() -> {
            tellListeners(start);
            Invoker invoker = sandbox ? new SandboxInvoker() : Invoker.INSTANCE;
            CpsThread main = threads.addThread(new Continuable(program, Envs.empty(invoker)), head, null);
            main.resume(new Outcome(null, null));
            promise.set(threads);
        });
    }

    public String iotaStr() {
        return String.valueOf(iota());
    }

    public int iota() {
        return iota.incrementAndGet();
    }

    /** Waits for the program to be loaded. */
    CpsThreadGroup group() throws IOException {
        CpsThreadGroup threads = group;
        if (threads != null) {
            return threads;
        }
        ListenableFuture<CpsThreadGroup> promise = programPromise;
        if (promise == null) {
            throw new IOException("the Pipeline does not run: " + this);
        }
        try {
            return promise.get();
        } catch (ExecutionException e) {
            throw new IOException("the program of " + this + " could not be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    boolean isLoaded() {
        return group != null;
    }

    /** Does it on the Pipeline's thread as soon as there is one. */
    void whenLoaded(Runnable task) throws IOException {
        CpsThreadGroup threads = group;
        if (threads != null) {
            threads.vm.submit(task);
            return;
        }
        ListenableFuture<CpsThreadGroup> promise = programPromise;
        if (promise == null) {
            throw new IOException("the Pipeline does not run: " + this);
        }
        promise.addListener(
                () -> {
                    CpsThreadGroup loaded = group;
                    if (loaded != null) {
                        loaded.vm.submit(task);
                    }
                },
                MoreExecutors.directExecutor());
    }

    /** Whether what is on the disk is enough to go on. */
    public boolean canResume() {
        if (isResumeBlocked()) {
            return false;
        }
        return persistedClean != null ? persistedClean : getDurabilityHint().isPersistWithEveryStep();
    }

    @Override
    public void onLoad(FlowExecutionOwner owner) throws IOException {
        this.owner = owner;
        try {
            initializeStorage();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "the nodes of " + this + " could not be loaded", e);
            createPlaceholderNodes(e);
            return;
        }
        try {
            if (super.isComplete() && !done) {
                done = true;
                saveOwner();
            } else if (!isComplete()) {
                if (!canResume()) {
                    LOGGER.warning(() -> "Pipeline state not properly persisted, cannot resume " + this);
                    throw new IOException("Cannot resume build -- was not cleanly saved when Jenkins shut down.");
                }
                loadProgramAsync(programFile());
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            programPromise = Futures.immediateFailedFuture(e);
            loadProgramFailed(e);
        } finally {
            if (programPromise == null) {
                programPromise =
                        Futures.immediateFailedFuture(new IllegalStateException("completed or broken execution"));
            }
        }
    }

    protected void initializeStorage() throws IOException {
        storage = createStorage();
        Map<Integer, String> saved = savedHeads;
        savedHeads = null;
        heads.clear();
        for (Map.Entry<Integer, String> each : saved.entrySet()) {
            FlowNode node = storage.getNode(each.getValue());
            if (node == null) {
                String lost = "FlowNode " + each.getValue() + " for FlowHead " + each.getKey() + " could not be loaded";
                throw new AbortException(
                        getDurabilityHint() == FlowDurabilityHint.MAX_SURVIVABILITY
                                ? "Cannot load build steps because " + lost + "."
                                : "Cannot resume build because " + lost
                                        + ". This is expected to happen when using the " + getDurabilityHint()
                                        + " durability setting and Jenkins is not shut down cleanly. Consider"
                                        + " investigating to understand if Jenkins was not shut down cleanly or"
                                        + " switching to the MAX_SURVIVABILITY durability setting which should"
                                        + " prevent this issue in most cases.");
            }
            FlowHead head = new FlowHead(this, each.getKey());
            head.become(node);
            heads.put(head.getId(), head);
        }
    }

    /** A graph of a start and an end, in the place of one that was lost. */
    private void createPlaceholderNodes(Throwable why) throws IOException {
        done = true;
        programPromise = Futures.immediateFailedFuture(new IllegalStateException("Failed loading heads", why));
        Queue.Executable executable = owner.getExecutable();
        Result known = executable instanceof Run<?, ?> run ? run.getResult() : null;
        setResult(known == null ? Result.FAILURE : known);
        owner.getListener().getLogger().println("Creating placeholder flownodes because failed loading originals.");
        storageDir = storageDir == null ? "workflow-fallback" : storageDir + "-fallback";
        storage = createStorage();
        heads.clear();
        FlowHead head = newHead();
        FlowStartNode start = new FlowStartNode(this, iotaStr());
        startNodeId = start.getId();
        storage.storeNode(start, false);
        head.become(start);
        FlowEndNode end = new FlowEndNode(this, iotaStr(), start, result, start);
        end.addAction(new ErrorAction(why));
        storage.storeNode(end, false);
        head.become(end);
        tellListeners(end);
        saveOwner();
    }

    /** Makes the script's classes again and reads the program; it stays paused until its steps have resumed. */
    public void loadProgramAsync(File programDataFile) {
        SettableFuture<CpsThreadGroup> promise = SettableFuture.create();
        programPromise = promise;
        try {
            CpsGroovyShell compiler = shells().shell;
            compiler.parse(script, "WorkflowScript");
            for (Map.Entry<String, String> each : getLoadedScripts().entrySet()) {
                compiler.parse(each.getValue(), each.getKey());
            }
            int before = iota.get();
            ListenableFuture<CpsThreadGroup> read =
                    new ProgramFile(this, programDataFile).load(compiler.getClassLoader());
            read.addListener(() -> loaded(read, promise, before), MoreExecutors.directExecutor());
        } catch (IOException | RuntimeException | LinkageError e) {
            promise.setException(e);
            loadProgramFailed(e);
        }
    }

    private void loaded(ListenableFuture<CpsThreadGroup> read, SettableFuture<CpsThreadGroup> promise, int lastId) {
        CpsThreadGroup program;
        try {
            program = Futures.getDone(read);
        } catch (ExecutionException e) {
            promise.setException(e.getCause());
            loadProgramFailed(e.getCause());
            return;
        }
        iota.accumulateAndGet(lastId, Math::max);
        pausedWhenLoaded = program.isPausedByUser();
        group = program;
        program.pause(false);
        promise.set(program);
    }

    /** The program says where it stands, which may be another place than the build's file says. */
    FlowHead adopt(int id, String nodeId) {
        FlowHead head = heads.computeIfAbsent(id, unknown -> new FlowHead(this, unknown));
        FlowNode node = node(nodeId);
        if (node == null) {
            throw new IllegalStateException("the program stands at flow node " + nodeId + ", which is not there");
        }
        head.become(node);
        return head;
    }

    private void loadProgramFailed(Throwable problem) {
        try {
            Functions.printStackTrace(problem, owner.getListener().getLogger());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "could not log why " + this + " cannot go on", e);
        }
        croak(new AbortException("Failed to load program"));
    }

    @Override
    protected void afterStepExecutionsResumed() {
        CpsThreadGroup threads = group;
        if (threads == null) {
            return;
        }
        threads.vm.submit(() -> {
            try {
                if (pausedWhenLoaded) {
                    owner.getListener().getLogger().println("Still paused");
                    return;
                }
                owner.getListener().getLogger().println("Ready to run at " + new Date());
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "could not log that " + this + " goes on", e);
            }
            threads.deliverOutcomes();
            threads.unpause();
        });
    }

    FlowHead newHead() {
        FlowHead head = new FlowHead(this, iota());
        heads.put(head.getId(), head);
        return head;
    }

    void removeHead(FlowHead head) {
        heads.remove(head.getId());
    }

    public FlowHead getFlowHead(int id) {
        return heads.get(id);
    }

    @CpsVmThreadOnly
    void grow(FlowHead head, FlowNode node) {
        try {
            storage.storeNode(node, true);
            if (getDurabilityHint().isPersistWithEveryStep()) {
                storage.autopersist(node);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "flow node " + node.getId() + " could not be saved", e);
        }
        head.become(node);
        tellListeners(node);
    }

    private void tellListeners(FlowNode node) {
        getInternalGraphLookup();
        List<GraphListener> all = new ArrayList<>(listeners());
        all.addAll(hudson.ExtensionList.lookup(GraphListener.class));
        for (GraphListener listener : all) {
            try {
                listener.onNewHead(node);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, listener + " failed", e);
            }
        }
    }

    private synchronized List<GraphListener> listeners() {
        if (listeners == null) {
            listeners = new CopyOnWriteArrayList<>();
        }
        return listeners;
    }

    @Override
    public List<FlowNode> getCurrentHeads() {
        List<FlowNode> current = new ArrayList<>();
        for (FlowHead head : heads.values()) {
            if (head.get() != null) {
                current.add(head.get());
            }
        }
        return current;
    }

    @Override
    public boolean isCurrentHead(FlowNode n) {
        return heads.values().stream().anyMatch(head -> n.equals(head.get()));
    }

    @Override
    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        ListenableFuture<CpsThreadGroup> promise = programPromise;
        if (promise == null || done) {
            return Futures.immediateFuture(List.of());
        }
        CpsThreadGroup threads = group;
        if (threads != null && threads.vm.isCurrent()) {
            return Futures.immediateFuture(executions(threads, innerMostOnly));
        }
        return Futures.transformAsync(
                promise,
                loaded -> {
                    SettableFuture<List<StepExecution>> found = SettableFuture.create();
                    loaded.vm.submit(() -> found.set(executions(loaded, innerMostOnly)));
                    return found;
                },
                MoreExecutors.directExecutor());
    }

    private static List<StepExecution> executions(CpsThreadGroup threads, boolean innerMostOnly) {
        List<StepExecution> found = new ArrayList<>();
        for (CpsThread thread : threads.waiting(innerMostOnly)) {
            found.add(thread.getStep());
        }
        return found;
    }

    @Override
    public void addListener(GraphListener listener) {
        listeners().add(listener);
    }

    @Override
    public void removeListener(GraphListener listener) {
        listeners().remove(listener);
    }

    /** Asks every step that runs to end; the program then unwinds by itself. */
    @Override
    public void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException {
        setResult(r);
        CpsThreadGroup threads = group;
        if (threads == null) {
            return;
        }
        FlowInterruptedException cause = new FlowInterruptedException(r, causes);
        threads.interruptAtSafepoint(cause);
        threads.vm.submit(() -> {
            List<CpsThread> waiting = threads.waiting(true);
            if (!waiting.isEmpty()) {
                threads.takeInterruption();
            }
            Collections.reverse(waiting);
            for (CpsThread thread : waiting) {
                thread.stop(new FlowInterruptedException(r, causes));
            }
        });
    }

    @Override
    public FlowNode getNode(String id) throws IOException {
        return id == null || storage == null ? null : storage.getNode(id);
    }

    /** Null when it is not there or cannot be read. */
    FlowNode node(String id) {
        try {
            return getNode(id);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "flow node " + id + " could not be loaded", e);
            return null;
        }
    }

    public void setResult(Result v) {
        result = result.combine(v);
    }

    public Result getResult() {
        return result;
    }

    @Override
    public List<Action> loadActions(FlowNode node) throws IOException {
        return storage.loadActions(node);
    }

    @Override
    public void saveActions(FlowNode node, List<Action> actions) throws IOException {
        // a node gets its first actions before it belongs to the graph
        if (storage != null && storage.getNode(node.getId()) != null) {
            storage.saveActions(node, actions);
        }
    }

    public static void maybeAutoPersistNode(FlowNode node) {
        try {
            if (node.getExecution() instanceof CpsFlowExecution execution
                    && execution.getDurabilityHint().isPersistWithEveryStep()) {
                execution.storage.autopersist(node);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "flow node " + node.getId() + " could not be saved", e);
        }
    }

    @Override
    public boolean isComplete() {
        return done || super.isComplete();
    }

    public boolean isDoneFlagSet() {
        return done;
    }

    @Override
    public Authentication getAuthentication() {
        return Authentication.fromSpring(BuildIdentity.of(user));
    }

    public boolean isPaused() {
        CpsThreadGroup threads = group;
        return threads != null && threads.isPaused();
    }

    public void pause(boolean v) throws IOException {
        if (v) {
            group().pause(true);
        } else {
            group().unpause();
        }
    }

    @Override
    public boolean blocksRestart() {
        CpsThreadGroup threads = group;
        if (threads == null || done) {
            return false;
        }
        return executions(threads, true).stream().anyMatch(StepExecution::blocksRestart);
    }

    /** What is on the disk may be behind the program from here on. */
    void changed() {
        persistedClean = null;
    }

    ListenableFuture<Void> saveState() throws IOException {
        SettableFuture<Void> saved = SettableFuture.create();
        if (!getDurabilityHint().isPersistWithEveryStep()) {
            saved.set(null);
            return saved;
        }
        whenLoaded(() -> {
            saveProgram(false);
            saved.set(null);
        });
        return saved;
    }

    /** @param always also where durability does not ask for it with every step */
    @CpsVmThreadOnly
    void saveProgram(boolean always) {
        CpsThreadGroup threads = group;
        if (threads == null
                || done
                || threads.hasEnded()
                || resumeBlocked
                || !always && !getDurabilityHint().isPersistWithEveryStep()) {
            return;
        }
        try {
            storage.flush();
            new ProgramFile(this, programFile()).save(threads);
        } catch (ProgramFile.NotSaved e) {
            LOGGER.log(Level.WARNING, "program state save failed", e);
            threads.blame(e.getCause());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "program state save failed", e);
        }
    }

    void saveOwner() {
        try {
            if (owner != null && owner.getExecutable() instanceof Saveable build) {
                persistedClean = true;
                storage.flush();
                build.save();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the build of " + this + " could not be saved", e);
            persistedClean = false;
        }
    }

    /** Saves every Pipeline that runs, so that the next Jenkins goes on with it. */
    @Terminator(attains = FlowExecutionList.EXECUTIONS_SUSPENDED)
    public static void suspendAll() {
        for (FlowExecution each : FlowExecutionList.get()) {
            if (each instanceof CpsFlowExecution execution) {
                try {
                    execution.suspend();
                } catch (ExecutionException | TimeoutException | IOException e) {
                    LOGGER.log(Level.WARNING, "could not save " + execution + " at shut-down", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void suspend() throws ExecutionException, InterruptedException, TimeoutException, IOException {
        CpsThreadGroup threads = group;
        if (threads == null) {
            return;
        }
        if (resumeBlocked) {
            endForShutdown(threads);
            return;
        }
        threads.suspend().get(SUSPENSION_SECONDS, TimeUnit.SECONDS);
        saveOwner();
    }

    private void endForShutdown(CpsThreadGroup threads)
            throws ExecutionException, InterruptedException, TimeoutException, IOException {
        owner.getListener()
                .getLogger()
                .println("Failing build: shutting down controller and build is marked to not resume");
        FlowInterruptedException end = new FlowInterruptedException(Result.ABORTED);
        threads.vm.submit(() -> {
            List<CpsThread> waiting = threads.waiting(true);
            Collections.reverse(waiting);
            waiting.forEach(thread -> thread.getStepContext().onFailure(end));
        });
        // the outcome, then the run it leads to
        threads.scheduleRun().get(SUSPENSION_SECONDS, TimeUnit.SECONDS);
        threads.scheduleRun().get(SUSPENSION_SECONDS, TimeUnit.SECONDS);
    }

    @CpsVmThreadOnly
    void onProgramEnd(Outcome outcome) {
        if (outcome.isFailure()) {
            Throwable t = outcome.getAbnormal();
            setResult(t instanceof FlowInterruptedException stopped ? stopped.getResult() : Result.FAILURE);
        }
        FlowHead first = heads.firstEntry().getValue();
        FlowNode[] ends = getCurrentHeads().toArray(new FlowNode[0]);
        FlowEndNode end = new FlowEndNode(this, iotaStr(), (FlowStartNode) node(startNodeId), result, ends);
        if (outcome.isFailure()) {
            end.addAction(new ErrorAction(outcome.getAbnormal()));
        }
        for (FlowHead head : new ArrayList<>(heads.values())) {
            if (head != first) {
                removeHead(head);
            }
        }
        end.addAction(new TimingAction());
        List<File> surplus = new ArrayList<>();
        try {
            storage.storeNode(end, false);
            surplus.add(programFile());
            File nodesBefore = getStorageDir();
            first.become(end);
            if (optimizeStorage()) {
                surplus.add(nodesBefore);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the end of " + this + " was not all saved", e);
        }
        first.become(end);
        done = true;
        saveOwner();
        forgetProgram();
        for (File each : surplus) {
            try {
                Util.deleteRecursive(each);
            } catch (IOException e) {
                LOGGER.log(Level.FINE, each + " stays, though nobody needs it", e);
            }
        }
        // who is told that the build is over finds its folder as it stays
        tellListeners(end);
    }

    private void forgetProgram() {
        CpsThreadGroup threads = group;
        if (threads != null) {
            threads.clear();
        }
        synchronized (this) {
            shell = null;
            trusted = null;
        }
    }

    /** Whether the nodes are in another place now. */
    private boolean optimizeStorage() throws IOException {
        if (OPTIMIZE_STORAGE_UPON_COMPLETION && storage instanceof SimpleXStreamFlowNodeStorage) {
            String after = storageDir == null ? "workflow-completed" : storageDir + "-completed";
            BulkFlowNodeStorage bulk = new BulkFlowNodeStorage(this, new File(owner.getRootDir(), after));
            for (FlowNode node : new FlowGraphWalker(this)) {
                bulk.storeNode(node, true);
            }
            bulk.flush();
            storageDir = after;
            storage = bulk;
            return true;
        }
        return false;
    }

    /** The program cannot go on because of a fault of the host. */
    void croak(Throwable t) {
        setResult(Result.FAILURE);
        onProgramEnd(new Outcome(null, t));
    }

    @Override
    public String toString() {
        return "CpsFlowExecution[" + owner + "]";
    }

    /** The part of it that is in the build's own file. */
    public static final class ConverterImpl implements Converter {

        private final ExecutionXml xml;

        public ConverterImpl(XStream xs) {
            xml = new ExecutionXml(xs);
        }

        @Override
        public boolean canConvert(Class type) {
            return CpsFlowExecution.class == type;
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            xml.write((CpsFlowExecution) source, writer, context);
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            return xml.read(reader, context);
        }
    }
}
