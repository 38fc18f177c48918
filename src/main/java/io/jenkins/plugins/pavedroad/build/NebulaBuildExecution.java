package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs Gradle as {@code sh} runs a script: as a process of the agent that writes its output and exit status into files, looked
 * at now and then from {@link AgentThreads}. So no thread waits, and Gradle goes on while the controller is away.
 */
final class NebulaBuildExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    /** The pace of workflow-durable-task-step's polling; slower at most, so that a short build is not waited for. */
    private static final long FIRST_PAUSE = 250;

    private static final long LONGEST_PAUSE = 3_000;
    private static final double SLOWER = 1.2;
    /** As long as workflow-durable-task-step waits for a killed process to say that it ended. */
    private static final long LONGEST_DYING = 10_000;

    private final NebulaBuildSettings settings;
    private final GradleOutput output = new GradleOutput();
    private final LineSplitter splitter = new LineSplitter(output);
    private BuildStart start;
    private volatile Controller controller;
    private volatile Throwable stopped;
    /** When Gradle has run long enough, in milliseconds since 1970 by the controller's clock; 0 for never. */
    private long deadline;
    /** Not kept: an end that is not remembered is found again after a restart. */
    private transient boolean ended;

    /** Those of the controller that started or resumed this; it is over with them. */
    private transient AgentThreads threads;

    private transient long pause;
    private transient ScheduledFuture<?> next;
    private transient volatile boolean lostSight;

    NebulaBuildExecution(StepContext context, NebulaBuildSettings settings) {
        super(context);
        this.settings = settings;
    }

    @Override
    public boolean start() {
        threads = AgentThreads.get();
        later(0, this::launch);
        return false;
    }

    @Override
    public void onResume() {
        threads = AgentThreads.get();
        later(0, controller == null ? this::launch : this::look);
        if (stopped != null) {
            later(0, this::kill);
        }
    }

    /** Ends Gradle and what it started, then the step; at once when asked again or when there is nothing to end. */
    @Override
    public void stop(Throwable cause) {
        boolean atOnce;
        synchronized (this) {
            atOnce = stopped != null || controller == null;
            stopped = cause;
        }
        if (atOnce) {
            end(() -> getContext().onFailure(cause));
        } else {
            later(0, this::kill);
        }
    }

    @Override
    public String getStatus() {
        return lostSight
                ? "waiting for the agent to come back"
                : controller == null ? "starting Gradle" : "running Gradle";
    }

    private void launch() throws Exception {
        BuildPlaceAdapter place = BuildPlaceAdapter.of(getContext());
        NebulaBuildLaunchAdapter gradle = new NebulaBuildLaunchAdapter(settings, place);
        start = gradle.look();
        if (settings.dryRun) {
            place.say("Dry run: nothing is built. Would run " + gradle.line());
            end(() -> getContext().onSuccess(NebulaBuildResult.nothing(start)));
            return;
        }
        deadline = settings.timeout == 0 ? 0 : System.currentTimeMillis() + settings.timeout;
        Controller launched = gradle.launch();
        boolean tooLate;
        synchronized (this) {
            controller = launched;
            tooLate = stopped != null;
        }
        if (tooLate) {
            launched.stop(place.workspace(), place.launcher());
            return;
        }
        getContext().saveState();
        later(FIRST_PAUSE, this::look);
    }

    private void look() throws Exception {
        FilePath workspace = getContext().get(FilePath.class);
        TaskListener listener = getContext().get(TaskListener.class);
        Launcher launcher = getContext().get(Launcher.class);
        LineSplitter.Tee tee = splitter.to(listener.getLogger());
        controller.writeLog(workspace, tee);
        Integer status = controller.exitStatus(workspace, launcher, listener);
        lostSight = false;
        if (tee.passed() > 0) {
            pause = FIRST_PAUSE;
            getContext().saveState();
        }
        if (status == null) {
            if (stopped == null && deadline != 0 && System.currentTimeMillis() >= deadline) {
                stop(new AbortException(Verdict.timedOut(settings.timeout)));
            }
            later(nextPause(), this::look);
            return;
        }
        controller.writeLog(workspace, tee);
        tee.finish();
        finish(status);
        if (!threads.closed()) {
            // Last, because whoever resumes this before its end is remembered needs these files.
            controller.cleanup(workspace);
        }
    }

    private void finish(int status) throws InterruptedException {
        try {
            if (stopped != null) {
                NebulaBuildLaunchAdapter.tidy(start, getContext().get(FilePath.class));
                end(() -> getContext().onFailure(stopped));
                return;
            }
            NebulaBuildResult result = new NebulaBuildHarvestAdapter(
                            settings, start, output, BuildPlaceAdapter.of(getContext()))
                    .gather(status);
            end(() -> getContext().onSuccess(result));
        } catch (IOException e) {
            fail(e);
        }
    }

    private void kill() throws Exception {
        later(LONGEST_DYING, () -> end(() -> getContext().onFailure(stopped)));
        controller.stop(getContext().get(FilePath.class), getContext().get(Launcher.class));
    }

    private long nextPause() {
        pause = Math.min(LONGEST_PAUSE, (long) (Math.max(FIRST_PAUSE, pause) * SLOWER));
        return pause;
    }

    private interface Work {
        void run() throws Exception;
    }

    private synchronized void later(long millis, Work work) {
        if (!ended) {
            next = threads.after(millis, () -> attempt(work));
        }
    }

    /** A failure to look is no failure of Gradle: it is looked for again. Anything else ends the step. */
    private void attempt(Work work) {
        try {
            work.run();
        } catch (AbortException | RuntimeException e) {
            fail(e);
        } catch (IOException e) {
            if (controller == null || stopped != null) {
                fail(stopped == null ? e : stopped);
            } else {
                lostSight = true;
                later(LONGEST_PAUSE, this::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            fail(e);
        }
    }

    /** What fails because the controller goes away is done again when it is back. */
    private void fail(Throwable problem) {
        if (!threads.closed()) {
            end(() -> getContext().onFailure(problem));
        }
    }

    private void end(Runnable report) {
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
