package io.jenkins.plugins.pavedroad.build;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Which build this is, where it runs and where it logs: all that Gradle's start and harvest need, in a Pipeline or not. */
record BuildPlaceAdapter(
        Run<?, ?> run, FilePath workspace, Launcher launcher, EnvVars environment, TaskListener listener) {
    static BuildPlaceAdapter of(StepContext context) throws IOException, InterruptedException {
        return new BuildPlaceAdapter(
                context.get(Run.class),
                context.get(FilePath.class),
                context.get(Launcher.class),
                context.get(EnvVars.class),
                context.get(TaskListener.class));
    }

    /** The agent; null when it has gone. */
    Node node() {
        Computer computer = workspace.toComputer();
        return computer == null ? null : computer.getNode();
    }

    void say(Object line) {
        listener.getLogger().println(line);
    }

    void warn(Object line) {
        say("WARNING: " + line);
    }
}
