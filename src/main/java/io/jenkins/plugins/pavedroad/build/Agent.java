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

    /** There is no such agent any more, and nothing of what was on it. */
    final class RemovedException extends Exception {
        private static final long serialVersionUID = 1L;

        RemovedException(String node) {
            super("the agent " + node + " was removed from Jenkins");
        }
    }

    /**
     * Has a task done in the workspace; returns at once, and the future ends by itself. It fails with an
     * {@link AwayException} when the agent cannot be reached, with a {@link RemovedException} when it never can; to cancel it interrupts the task.
     */
    <T extends Serializable> Future<T> ask(UploadInput input, AgentTask<T> task);
}
