package io.jenkins.plugins.pavedroad.embedded.jenkins;

import hudson.model.Queue;

/** What the host may do with a queue; implemented inside {@code hudson.model}, as {@link HostAccess} explains. */
public abstract class QueueHost {
    private static QueueHost instance;

    protected static synchronized void register(QueueHost implementation) {
        instance = implementation;
    }

    public static synchronized QueueHost get() {
        if (instance == null) {
            try {
                Class.forName("hudson.model.QueueAccess");
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return instance;
    }

    public abstract Queue create();

    public abstract void stop(Queue queue);
}
