package io.jenkins.plugins.pavedroad.build;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.pavedroad.operation.BodyRequest;
import io.jenkins.plugins.pavedroad.operation.JournalEntry;
import io.jenkins.plugins.pavedroad.operation.OperationExecution;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.StepViewAdapter;
import java.io.IOException;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Runs Gradle as {@code sh} runs a script: as a process of the agent that writes its output and exit status into files, looked
 * at now and then from {@link AgentThreads}. So no thread waits, and Gradle goes on while the controller is away.
 */
final class NebulaBuildExecution extends AgentStepExecution {
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
    /** Null without an upload, and before Gradle has run. */
    private NebulaBuildUploadAdapter upload;
    /** Lines of the upload's journal that the build log has. */
    private int told;

    private volatile Controller controller;
    private volatile Throwable stopped;
    /** When Gradle has run long enough, in milliseconds since 1970 by the controller's clock; 0 for never. */
    private long deadline;

    private transient long pause;
    private transient volatile boolean lostSight;

    NebulaBuildExecution(StepContext context, NebulaBuildSettings settings) {
        super(context);
        this.settings = settings;
    }

    @Override
    public boolean start() {
        awake();
        later(0, this::launch);
        return false;
    }

    @Override
    public void onResume() {
        awake();
        if (uploading()) {
            later(0, this::showUpload);
            return;
        }
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
        if (!atOnce && uploading()) {
            later(0, this::takeUploadBack);
        } else if (atOnce) {
            end(() -> getContext().onFailure(cause));
        } else {
            later(0, this::kill);
        }
    }

    @Override
    public String getStatus() {
        return uploading()
                ? upload.status()
                : lostSight
                        ? "waiting for the agent to come back"
                        : controller == null ? "starting Gradle" : "running Gradle";
    }

    private void launch() throws Exception {
        BuildPlaceAdapter place = BuildPlaceAdapter.of(getContext());
        NebulaBuildLaunchAdapter gradle = new NebulaBuildLaunchAdapter(settings, place);
        start = gradle.look();
        upload = NebulaBuildUploadAdapter.of(settings.upload, place.run());
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
            NebulaBuildLaunchAdapter.tidy(start, place.workspace());
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
        if (!closing() && !uploading()) {
            // Last, because whoever resumes this before its end is remembered needs these files.
            controller.cleanup(workspace);
        }
    }

    private void finish(int status) throws IOException, InterruptedException {
        try {
            if (stopped != null) {
                NebulaBuildLaunchAdapter.tidy(start, getContext().get(FilePath.class));
                end(() -> getContext().onFailure(stopped));
                return;
            }
            NebulaBuildResult result = new NebulaBuildHarvestAdapter(
                            settings, start, output, BuildPlaceAdapter.of(getContext()))
                    .gather(status);
            if (upload == null || result.getPackages().isEmpty()) {
                end(() -> getContext().onSuccess(result));
            } else {
                upload(result);
            }
        } catch (AbortException e) {
            fail(new AbortException(LogMaskAdapter.masked(getContext(), e.getMessage())));
        } catch (IOException e) {
            fail(e);
        }
    }

    private boolean uploading() {
        return upload != null && upload.held();
    }

    /** That there is an upload is saved before it begins. */
    private void upload(NebulaBuildResult result) throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        FlowNode node = getContext().get(FlowNode.class);
        upload.hold(
                OperationExecution.idOf(run.getExternalizableId(), run.getStartTimeInMillis(), node.getId())
                        + "-upload",
                result);
        ListenableFuture<Void> saved = getContext().saveState();
        saved.addListener(() -> later(0, this::showUpload), Runnable::run);
    }

    private void showUpload() throws Exception {
        upload.show(BuildPlaceAdapter.of(getContext()), new UploadView(), told);
        if (stopped != null) {
            takeUploadBack();
        }
    }

    private void takeUploadBack() {
        upload.unwind("The step was interrupted.");
    }

    /** Not saved with the program: a new one is made after a restart. */
    private final class UploadView extends StepViewAdapter {
        private UploadView() {
            super(getContext());
        }

        @Override
        public void told(int index, JournalEntry entry) {
            super.told(index, entry);
            told = index + 1;
        }

        @Override
        public void bodyWanted(BodyRequest request) {}

        @Override
        public void unwinding(String cause) {}

        @Override
        public void ended(OperationRecord record, Object result) {
            record.leftovers.forEach(left -> log("Could not be undone, and is still there: " + left));
            later(0, () -> uploadEnded(record, (UploadResult) result));
        }
    }

    private void uploadEnded(OperationRecord record, UploadResult done) throws Exception {
        FilePath workspace = workspaceOrNull();
        if (record.status == OperationRecord.Status.DONE) {
            NebulaBuildResult uploaded = upload.uploaded(done, getContext().get(Run.class));
            end(() -> getContext().onSuccess(uploaded));
        } else {
            fail(stopped == null ? new AbortException(record.cause) : stopped);
        }
        if (workspace != null && !closing()) {
            controller.cleanup(workspace);
        }
    }

    /** An agent that has gone since the packages were sent is no reason to wait. */
    private FilePath workspaceOrNull() throws InterruptedException {
        try {
            return getContext().get(FilePath.class);
        } catch (IOException gone) {
            return null;
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

    /** A failure to look is no failure of Gradle: it is looked for again. */
    @Override
    void unreachable(IOException problem) {
        if (controller == null || stopped != null) {
            fail(stopped == null ? problem : stopped);
        } else {
            lostSight = true;
            later(LONGEST_PAUSE, uploading() ? this::showUpload : this::look);
        }
    }
}
