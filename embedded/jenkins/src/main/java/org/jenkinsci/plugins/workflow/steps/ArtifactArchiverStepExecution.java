package org.jenkinsci.plugins.workflow.steps;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.ArtifactArchiver;

/** Archives through the build step of that name. */
public class ArtifactArchiverStepExecution extends SynchronousNonBlockingStepExecution<Void> {

    private static final long serialVersionUID = 1L;

    private final transient ArtifactArchiverStep step;

    ArtifactArchiverStepExecution(ArtifactArchiverStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected Void run() throws Exception {
        TaskListener listener = getContext().get(TaskListener.class);
        listener.getLogger().println("The archive step is deprecated, please use archiveArtifacts instead.");
        ArtifactArchiver archiver = new ArtifactArchiver(step.getIncludes());
        archiver.setExcludes(step.getExcludes());
        archiver.setAllowEmptyArchive(true);
        archiver.perform(
                getContext().get(Run.class),
                getContext().get(FilePath.class),
                getContext().get(Launcher.class),
                listener);
        return null;
    }
}
