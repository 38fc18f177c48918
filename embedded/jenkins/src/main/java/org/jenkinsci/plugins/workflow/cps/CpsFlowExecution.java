package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import groovy.lang.GroovyShell;
import hudson.model.Action;
import hudson.model.Result;
import io.jenkins.plugins.pavedroad.embedded.jenkins.BuildIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import org.acegisecurity.Authentication;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.BlockableResume;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs a Groovy program as a Pipeline and keeps the graph of what it did. */
public class CpsFlowExecution extends FlowExecution implements BlockableResume {

    private static final Logger LOGGER = Logger.getLogger(CpsFlowExecution.class.getName());

    public transient volatile ListenableFuture<CpsThreadGroup> programPromise;

    private final String script;
    private final boolean sandbox;
    private final String user;
    private final Map<String, String> loadedScripts = new TreeMap<>();
    private final AtomicInteger iota = new AtomicInteger();
    private final AtomicInteger headIota = new AtomicInteger();
    private final ConcurrentSkipListMap<Integer, FlowHead> heads = new ConcurrentSkipListMap<>();
    private final FlowGraphStore nodes = new FlowGraphStore();
    private boolean resumeBlocked;
    private Result result = Result.SUCCESS;
    private volatile boolean done;
    private String startNodeId;

    private transient FlowExecutionOwner owner;
    private transient List<GraphListener> listeners;
    private transient volatile CpsThreadGroup group;
    private transient CpsGroovyShell shell;
    private transient CpsGroovyShell trusted;

    @Deprecated
    public CpsFlowExecution(String script, FlowExecutionOwner owner) throws IOException {
        this(script, false, owner);
    }

    public CpsFlowExecution(String script, boolean sandbox, FlowExecutionOwner owner, FlowDurabilityHint durabilityHint)
            throws IOException {
        this.script = script;
        this.sandbox = sandbox;
        this.owner = owner;
        this.durabilityHint = durabilityHint;
        this.user = BuildIdentity.current();
    }

    public CpsFlowExecution(String script, boolean sandbox, FlowExecutionOwner owner) throws IOException {
        this(script, sandbox, owner, null);
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

    public String getScript() {
        return script;
    }

    public Map<String, String> getLoadedScripts() {
        return Collections.unmodifiableMap(loadedScripts);
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
        CpsThreadGroup threads = new CpsThreadGroup(this);
        group = threads;
        SettableFuture<CpsThreadGroup> promise = SettableFuture.create();
        programPromise = promise;
        threads.vm.submit(() -> {
            head.setNewHead(start);
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

    CpsThreadGroup group() throws IOException {
        CpsThreadGroup threads = group;
        if (threads == null) {
            throw new IOException("the Pipeline does not run: " + this);
        }
        return threads;
    }

    @Override
    public void onLoad(FlowExecutionOwner owner) throws IOException {
        this.owner = owner;
        nodes.attachTo(this);
        for (FlowHead head : heads.values()) {
            head.attachTo(this);
        }
    }

    FlowHead newHead() {
        FlowHead head = new FlowHead(this, headIota.incrementAndGet());
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
        nodes.add(node);
        head.become(node);
        tellListeners(node);
    }

    private void tellListeners(FlowNode node) {
        getInternalGraphLookup();
        for (GraphListener listener : listeners()) {
            try {
                listener.onNewHead(node);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, listener + " failed", e);
            }
        }
        for (GraphListener listener : hudson.ExtensionList.lookup(GraphListener.class)) {
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
        CpsThreadGroup threads = group;
        if (threads == null || done) {
            return Futures.immediateFuture(List.of());
        }
        if (threads.vm.isCurrent()) {
            return Futures.immediateFuture(executions(threads, innerMostOnly));
        }
        SettableFuture<List<StepExecution>> found = SettableFuture.create();
        threads.vm.submit(() -> found.set(executions(threads, innerMostOnly)));
        return found;
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
        return node(id);
    }

    /** All nodes are in memory, so nothing is read. */
    FlowNode node(String id) {
        return nodes.get(id);
    }

    public void setResult(Result v) {
        result = result.combine(v);
    }

    public Result getResult() {
        return result;
    }

    @Override
    public List<Action> loadActions(FlowNode node) throws IOException {
        return nodes.loadActions(node);
    }

    @Override
    public void saveActions(FlowNode node, List<Action> actions) throws IOException {
        nodes.saveActions(node, actions);
    }

    public static void maybeAutoPersistNode(FlowNode node) {}

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
            group().pause(false);
        } else {
            group().unpause();
        }
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
        done = true;
        first.setNewHead(end);
        group.clear();
        shell = null;
        trusted = null;
    }

    /** The program cannot go on because of a fault of the host. */
    @CpsVmThreadOnly
    void croak(Throwable t) {
        setResult(Result.FAILURE);
        onProgramEnd(new Outcome(null, t));
    }

    @Override
    public String toString() {
        return "CpsFlowExecution[" + owner + "]";
    }
}
