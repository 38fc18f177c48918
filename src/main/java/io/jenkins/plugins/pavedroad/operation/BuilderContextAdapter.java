package io.jenkins.plugins.pavedroad.operation;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.NotSerializableException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/**
 * A build of a freestyle job as a step sees what it runs in: there is no Pipeline, so no flow node, no block, and nothing is
 * saved. Its thread waits for the step's end. To be made on that thread, which runs as whom the build runs. Thread-safe.
 */
final class BuilderContextAdapter extends StepContext {
    private static final long serialVersionUID = 1L;

    private final transient AbstractBuild<?, ?> build;
    private final transient Launcher launcher;
    private final transient BuildListener listener;
    private final transient Authentication authentication = Jenkins.getAuthentication2();
    private final transient BuilderWaitAdapter<Object> end;
    private final String place;

    /** @param place in the build, of this attempt of this build step alone */
    BuilderContextAdapter(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener, String place) {
        this.build = build;
        this.launcher = launcher;
        this.listener = listener;
        this.end = new BuilderWaitAdapter<>(listener);
        this.place = place;
    }

    String place() {
        return place;
    }

    /** The step's end, for the build's thread. */
    BuilderWaitAdapter<Object> end() {
        return end;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        if (key.isInstance(build)) {
            return key.cast(build);
        }
        Object found = null;
        if (key == TaskListener.class) {
            found = listener;
        } else if (key == Launcher.class) {
            found = launcher;
        } else if (key == FilePath.class) {
            found = build.getWorkspace();
        } else if (key == EnvVars.class) {
            found = build.getEnvironment(listener);
        } else if (key == Node.class) {
            found = build.getBuiltOn();
        } else if (key == Authentication.class) {
            found = authentication;
        }
        return key.cast(found);
    }

    @Override
    public void onSuccess(Object result) {
        end.succeed(result);
    }

    @Override
    public void onFailure(Throwable problem) {
        end.fail(problem);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return Futures.immediateFuture(null);
    }

    @Override
    public void setResult(Result result) {
        build.setResult(result);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        throw new IllegalStateException("A build step of a freestyle job has no block.");
    }

    @Override
    public boolean hasBody() {
        return false;
    }

    private Object readResolve() throws NotSerializableException {
        throw new NotSerializableException("A freestyle build is not resumed.");
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
