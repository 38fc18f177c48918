package io.jenkins.plugins.pavedroad.cloud;

import hudson.ExtensionPoint;

/**
 * Opens a cloud for an account. Another plugin adds a cloud by an {@code @Extension} of this class. Providers share what
 * they open and close it with Jenkins.
 */
public abstract class CloudProvider implements ExtensionPoint {
    /** Whether this provider is the one for the account. */
    public abstract boolean offers(Account account);

    /** The cloud as this account sees it; the same one for the same account. Makes no call. */
    public abstract Cloud open(Account account);

    /** Lets go of clients and connections. Called when the controller shuts down. */
    public void close() {}
}
