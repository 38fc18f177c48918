package io.jenkins.plugins.pavedroad.build;

import java.io.Serializable;
import java.util.concurrent.Future;

/** Where a build's packages are. */
interface Agent {
    /** The agent is not connected now; it may be later. */
    final class AwayException extends Exception {
        private static final long serialVersionUID = 1L;

        AwayException(String node) {
            super("the agent " + node + " is not connected");
        }
    }

    /**
     * Has a task done in the workspace; returns at once, and the future ends by itself. It fails with an
     * {@link AwayException} when the agent cannot be reached; to cancel it interrupts the task.
     */
    <T extends Serializable> Future<T> ask(UploadInput input, AgentTask<T> task);
}
