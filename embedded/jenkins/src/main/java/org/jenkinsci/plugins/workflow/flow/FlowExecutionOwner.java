package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Finds a Pipeline's execution again, also after a restart. */
public abstract class FlowExecutionOwner implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(FlowExecutionOwner.class.getName());

    public abstract FlowExecution get() throws IOException;

    public FlowExecution getOrNull() {
        try {
            return get();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "no execution of " + this, e);
            return null;
        }
    }

    public abstract File getRootDir() throws IOException;

    public abstract Queue.Executable getExecutable() throws IOException;

    public abstract String getUrl() throws IOException;

    public String getUrlOfExecution() throws IOException {
        return getUrl() + "execution/";
    }

    /** What this can be found by from outside; null when by nothing. */
    public String getExternalizableId() {
        return null;
    }

    @Override
    public abstract boolean equals(Object o);

    @Override
    public abstract int hashCode();

    public TaskListener getListener() throws IOException {
        return TaskListener.NULL;
    }

    public static FlowExecutionOwner dummyOwner() {
        return new Dummy();
    }

    /** Something queued whose run is a Pipeline. */
    public interface Executable extends Queue.Executable {
        FlowExecutionOwner asFlowExecutionOwner();
    }

    private static final class Dummy extends FlowExecutionOwner {
        private static final long serialVersionUID = 1L;

        @Override
        public FlowExecution get() throws IOException {
            throw new IOException("this owner has no execution");
        }

        @Override
        public File getRootDir() throws IOException {
            throw new IOException("this owner has no folder");
        }

        @Override
        public Queue.Executable getExecutable() throws IOException {
            throw new IOException("this owner has no executable");
        }

        @Override
        public String getUrl() throws IOException {
            throw new IOException("this owner has no page");
        }

        @Override
        public boolean equals(Object o) {
            return o == this;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
