package hudson.model;

import hudson.tasks.BuildStep;
import java.io.File;
import java.io.IOException;
import java.util.Calendar;

/** Runs the builders in turn, then the publishers. */
public abstract class Build<P extends Project<P, B>, B extends Build<P, B>> extends AbstractBuild<P, B> {
    protected Build(P project) throws IOException {
        super(project);
    }

    protected Build(P job, Calendar timestamp) {
        super(job, timestamp);
    }

    protected Build(P project, File buildDir) throws IOException {
        super(project, buildDir);
    }

    @Override
    public void run() {
        execute(createRunner());
    }

    protected Runner createRunner() {
        return new BuildExecution();
    }

    /** How it runs. */
    protected class BuildExecution extends AbstractRunner {
        protected BuildExecution() {}

        @Override
        protected Result doRun(BuildListener listener) throws Exception {
            if (!preBuild(listener, getProject().getBuildersList())) {
                return Result.FAILURE;
            }
            for (BuildStep step : getProject().getBuildersList()) {
                if (!perform(step, listener)) {
                    return Result.FAILURE;
                }
            }
            return null;
        }

        @Override
        public void post2(BuildListener listener) throws IOException, InterruptedException {
            performAllBuildSteps(listener, getProject().getPublishersList(), true);
        }

        @Override
        public void cleanUp(BuildListener listener) throws Exception {
            performAllBuildSteps(listener, getProject().getPublishersList(), false);
            super.cleanUp(listener);
        }
    }
}
