package io.jenkins.plugins.pavedroad.cloud;

import hudson.ExtensionPoint;

/**
 * Opens a cloud for an account. Another plugin adds a cloud by an {@code @Extension} of this class. Providers share what
 * they open and close it with Jenkins.
 */
public abstract class CloudProvider implements ExtensionPoint {
    /** Whether this provider is the one for the account. */
    public abstract boolean offers(Account account);

    /**
     * The cloud as this account sees it; the same one for the same account. When an account of the same name is opened that
     * differs, the earlier one may be let go. Makes no call.
     */
    public abstract Cloud open(Account account);

    /**
     * Asks the cloud who the caller is, for an account that need not be configured yet. Nothing of it is kept.
     *
     * @throws CloudException when the cloud does not let it in
     */
    public abstract CallerIdentity identify(Account account);

    /** Lets go of clients and connections. Called when the controller shuts down. */
    public void close() {}
}
