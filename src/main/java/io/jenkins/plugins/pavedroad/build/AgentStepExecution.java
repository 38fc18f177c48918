package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that looks at its agent now and then, from {@link AgentThreads}, and ends once whatever happens. */
abstract class AgentStepExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    /** Those of the controller that started or resumed this; it is over with them. */
    private transient AgentThreads threads;

    /** Not kept: an end that is not remembered is found again after a restart. */
    private transient boolean ended;

    private transient ScheduledFuture<?> next;

    AgentStepExecution(StepContext context) {
        super(context);
    }

    /** One piece of work, on a thread of the pool. */
    interface Work {
        void run() throws Exception;
    }

    /** To be called first when this is started or resumed. */
    final void awake() {
        threads = AgentThreads.get();
    }

    /** Whether the controller shuts down. */
    final boolean closing() {
        return threads.closed();
    }

    final synchronized void later(long millis, Work work) {
        if (!ended) {
            next = threads.after(millis, () -> attempt(work));
        }
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (AbortException | RuntimeException e) {
            fail(e);
        } catch (IOException e) {
            unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            fail(e);
        }
    }

    /** The agent did not answer. */
    abstract void unreachable(IOException problem);

    /** What fails because the controller goes away is done again when it is back. */
    final void fail(Throwable problem) {
        if (!closing()) {
            end(() -> getContext().onFailure(problem));
        }
    }

    final void end(Runnable report) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            if (next != null) {
                next.cancel(false);
            }
        }
        report.run();
    }
}
