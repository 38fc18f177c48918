package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Outcome;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import groovy.lang.Closure;
import hudson.model.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.cps.nodes.StepEndNode;
import org.jenkinsci.plugins.workflow.cps.nodes.StepStartNode;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.support.DefaultStepContext;

/** A step's handle on its Pipeline: finds everything by id, so it can be saved with the step. */
public class CpsStepContext extends DefaultStepContext {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(CpsStepContext.class.getName());

    private final FlowExecutionOwner handle;
    private final int threadId;
    private final String nodeId;
    private final String descriptorId;
    final BodyReference body;
    private final ArrayList<FlowHead> bodyHeads = new ArrayList<>();
    private transient FlowNode node;
    private transient List<CpsBodyInvoker> pending = new ArrayList<>();
    private final CopyOnWriteArrayList<CpsBodyExecution> running = new CopyOnWriteArrayList<>();
    /** While the step's start() runs, its outcome is only noted. */
    private boolean starting = true;

    private Outcome outcome;

    CpsStepContext(
            StepDescriptor descriptor, CpsThread thread, FlowExecutionOwner handle, FlowNode node, Closure<?> body) {
        this.handle = handle;
        this.threadId = thread.id;
        this.node = node;
        this.nodeId = node.getId();
        this.descriptorId = descriptor.getId();
        this.body = thread.group.export(body);
    }

    public StepDescriptor getStepDescriptor() {
        return StepDescriptor.all().stream()
                .filter(descriptor -> descriptor.getId().equals(descriptorId))
                .findFirst()
                .orElse(null);
    }

    public String getDisplayName() {
        StepDescriptor descriptor = getStepDescriptor();
        return descriptor == null ? descriptorId : descriptor.getDisplayName();
    }

    @Override
    protected CpsFlowExecution getExecution() throws IOException {
        return (CpsFlowExecution) handle.get();
    }

    @Override
    protected FlowNode getNode() throws IOException {
        if (node == null) {
            node = getExecution().getNode(nodeId);
            if (node == null) {
                throw new IOException("flow node " + nodeId + " is gone");
            }
        }
        return node;
    }

    CpsThread getThread() throws IOException {
        CpsThread thread = getExecution().group().getThread(threadId);
        if (thread == null) {
            throw new IOException("the step at flow node " + nodeId + " has ended");
        }
        return thread;
    }

    @Override
    public boolean isReady() {
        try {
            return getExecution().isLoaded();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean hasBody() {
        return body != null;
    }

    @Override
    public CpsBodyInvoker newBodyInvoker() {
        if (body == null) {
            throw new IllegalStateException("the step was called without a block");
        }
        return newBodyInvoker(body, false);
    }

    public CpsBodyInvoker newBodyInvoker(BodyReference reference, boolean unexport) {
        return new CpsBodyInvoker(this, reference, unexport);
    }

    @Override
    protected <T> T doGet(Class<T> key) throws IOException, InterruptedException {
        return getThread().getContextVariable(key, new DynamicContext.DelegatedContext() {
            @Override
            public <U> U get(Class<U> asked) throws IOException, InterruptedException {
                return asked == key ? null : CpsStepContext.this.get(asked);
            }
        });
    }

    @Override
    public void onSuccess(Object returnValue) {
        complete(new Outcome(returnValue, null));
    }

    @Override
    public void onFailure(Throwable t) {
        if (t == null) {
            throw new IllegalArgumentException("a failure needs a Throwable");
        }
        complete(new Outcome(null, t));
    }

    private void complete(Outcome news) {
        synchronized (this) {
            if (outcome != null) {
                LOGGER.log(Level.FINE, "the step at flow node {0} had ended already; ignored: {1}", new Object[] {
                    nodeId, news
                });
                if (news.isFailure() && outcome.isFailure() && news.getAbnormal() != outcome.getAbnormal()) {
                    outcome.getAbnormal().addSuppressed(news.getAbnormal());
                }
                return;
            }
            outcome = news;
            if (starting) {
                return;
            }
        }
        scheduleResume();
    }

    private void scheduleResume() {
        try {
            getExecution().whenLoaded(this::resume);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the outcome of the step at flow node " + nodeId + " reached nobody", e);
        }
    }

    @CpsVmThreadOnly
    void resume() {
        CpsThread thread;
        try {
            thread = getThread();
            if (!equals(thread.getStepContext())) {
                return;
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "the step at flow node " + nodeId + " ended after its Pipeline", e);
            return;
        }
        try {
            finish(thread);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the graph lacks the end of the step at flow node " + nodeId, e);
        }
        thread.resume(outcome);
    }

    /** Grows the graph by the end of the step. */
    @CpsVmThreadOnly
    void finish(CpsThread thread) throws IOException {
        CpsFlowExecution execution = thread.getExecution();
        if (getNode() instanceof StepStartNode start) {
            List<FlowNode> ends = new ArrayList<>();
            for (FlowHead head : bodyHeads) {
                ends.add(head.get());
                if (head != thread.head) {
                    execution.removeHead(head);
                }
            }
            if (ends.isEmpty()) {
                ends.add(thread.head.get());
            }
            thread.head.setNewHead(new StepEndNode(execution, start, ends));
        }
        thread.head.markIfFail(outcome);
        thread.setStep(null, null);
        thread.group.unexport(body);
    }

    /** Whether the step's start() is still under way, so that its blocks wait to be started. */
    synchronized boolean holdBack(CpsBodyInvoker invoker) {
        if (starting) {
            pending.add(invoker);
        }
        return starting;
    }

    /** From here on outcomes resume the program; blocks asked for meanwhile are started. */
    @CpsVmThreadOnly
    void endOfStart(CpsThread thread) {
        List<CpsBodyInvoker> held;
        boolean done;
        synchronized (this) {
            starting = false;
            held = pending == null ? List.of() : pending;
            pending = new ArrayList<>();
            done = outcome != null;
        }
        held.forEach(invoker -> invoker.launch(thread));
        if (done) {
            scheduleResume();
        }
    }

    /** The step's own head for one block at a time, a new one for each further. */
    @CpsVmThreadOnly
    FlowHead headForBody(CpsThread thread) throws IOException {
        boolean busy = running.stream().anyMatch(each -> each.head == thread.head);
        FlowHead head = busy ? thread.head.fork(getNode()) : thread.head;
        if (!bodyHeads.contains(head)) {
            bodyHeads.add(head);
        }
        return head;
    }

    void started(CpsBodyExecution execution) {
        running.add(execution);
    }

    void ended(CpsBodyExecution execution) {
        running.remove(execution);
    }

    boolean hasRunningBody() {
        return !running.isEmpty();
    }

    List<CpsBodyExecution> runningBodies() {
        return running;
    }

    synchronized boolean isCompleted() {
        return outcome != null;
    }

    synchronized Outcome getOutcome() {
        return outcome;
    }

    Object replay() {
        try {
            return outcome.replay();
        } catch (Throwable t) {
            throw CpsStepContext.<RuntimeException>sneaky(t);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable t) throws X {
        throw (X) t;
    }

    @Override
    public void setResult(Result r) {
        try {
            getExecution().setResult(r);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "no execution to set the result of", e);
        }
    }

    @Override
    public ListenableFuture<Void> saveState() {
        try {
            return getExecution().saveState();
        } catch (IOException e) {
            return Futures.immediateFailedFuture(e);
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CpsStepContext other && nodeId.equals(other.nodeId) && handle.equals(other.handle);
    }

    @Override
    public int hashCode() {
        return nodeId.hashCode() ^ handle.hashCode();
    }

    @Override
    public String toString() {
        return "CpsStepContext[" + nodeId + "]:" + handle;
    }
}
