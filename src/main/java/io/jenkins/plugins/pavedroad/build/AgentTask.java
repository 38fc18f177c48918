package io.jenkins.plugins.pavedroad.build;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;

/**
 * Something to do where the packages are. Travels to the agent, so it and what it uses are of the JDK and this package alone.
 *
 * @param <T> the answer, which travels back
 */
interface AgentTask<T extends Serializable> extends Serializable {
    /** Runs on a thread of the agent, which is interrupted when nobody wants the answer any more. */
    T run(File workspace) throws IOException, InterruptedException;
}
