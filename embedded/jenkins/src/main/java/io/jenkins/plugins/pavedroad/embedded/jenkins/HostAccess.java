package io.jenkins.plugins.pavedroad.embedded.jenkins;

import java.io.File;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * What the host may do with a Jenkins that a plugin may not. Implemented inside {@code jenkins.model}, so that no class
 * under a Jenkins name has a public member which the real one lacks.
 */
public abstract class HostAccess {
    private static HostAccess instance;

    /** Called once by the implementation, when its class is initialised. */
    protected static synchronized void register(HostAccess implementation) {
        instance = implementation;
    }

    public static synchronized HostAccess get() {
        if (instance == null) {
            try {
                Class.forName("jenkins.model.EmbeddedAccess");
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return instance;
    }

    /** Makes the Jenkins of this JVM; refuses when there is one already. */
    public abstract Jenkins create(File home, ClassLoader plugins, List<ExtensionSource> sources) throws IOException;

    /** Runs initializers, loads the jobs and opens the queue. */
    public abstract void start(Jenkins jenkins) throws IOException;

    public abstract List<ExtensionSource.Candidate> extensions(Jenkins jenkins);

    public abstract Object extensionLock(Jenkins jenkins);

    /** While quiet, waiting tasks stay in the queue. */
    public abstract void quietDown(Jenkins jenkins, boolean quiet);
}
