package org.jvnet.hudson.test;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Descriptor;
import hudson.tasks.Builder;
import java.io.IOException;
import java.io.Serializable;

/** A build step written in a test; it is not saved with the job. */
public abstract class TestBuilder extends Builder {
    public TestBuilder() {}

    @Override
    public abstract boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException;

    @Override
    public Descriptor<Builder> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    protected Object writeReplace() {
        return new Unsaved();
    }

    private static final class Unsaved extends TestBuilder implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            return true;
        }
    }
}
