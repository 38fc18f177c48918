package io.jenkins.plugins.pavedroad.build;

import hudson.Extension;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import io.jenkins.plugins.pavedroad.operation.OperationBuilder;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadBuilder;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadBuilderDescriptor;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code nebulaBuild} as a build step of a freestyle job. Gradle is a child of the build, as it is of Jenkins's own Gradle
 * build step: aborting the build, or an orderly stop of the controller, ends it.
 */
public class NebulaBuilder extends PavedRoadBuilder {
    private final NebulaBuildStep step;

    @DataBoundConstructor
    public NebulaBuilder(NebulaBuildStep step) {
        this.step = step;
    }

    public NebulaBuildStep getStep() {
        return step;
    }

    @Override
    protected PavedRoadStep step() {
        return step;
    }

    @Override
    protected void run(PavedRoadStep accepted, AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        NebulaBuildSettings settings = ((NebulaBuildStep) accepted).settings();
        BuildPlaceAdapter place =
                new BuildPlaceAdapter(build, build.getWorkspace(), launcher, build.getEnvironment(listener), listener);
        NebulaBuildLaunchAdapter gradle = new NebulaBuildLaunchAdapter(settings, place);
        BuildStart start = gradle.look();
        NebulaBuildUploadAdapter upload = NebulaBuildUploadAdapter.of(settings.upload, build);
        if (settings.dryRun) {
            place.say("Dry run: nothing is built. Would run " + gradle.line());
            return;
        }
        GradleOutput output = new GradleOutput();
        LineSplitter.Tee log = new LineSplitter(output).to(listener.getLogger());
        int status;
        try {
            status = gradle.run(log);
        } finally {
            NebulaBuildLaunchAdapter.tidy(start, place.workspace());
        }
        log.finish();
        NebulaBuildResult made = new NebulaBuildHarvestAdapter(settings, start, output, place).gather(status);
        if (upload != null && !made.getPackages().isEmpty()) {
            new UploadAwaitAdapter(upload, place).upload(made, OperationBuilder.newId(build, this));
        }
    }

    /** In a Pipeline the step of this name is found first; the symbol is for Job DSL and the like. */
    @Extension
    @Symbol("nebulaBuild")
    public static class DescriptorImpl extends PavedRoadBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return "Build a package with Gradle and Nebula";
        }
    }
}
