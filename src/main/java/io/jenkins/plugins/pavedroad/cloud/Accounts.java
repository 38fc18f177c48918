package io.jenkins.plugins.pavedroad.cloud;

/** The accounts an administrator configured, each with the cloud it opens. Thread-safe. */
public interface Accounts {
    /**
     * @param name an account's name; null or empty for the default one
     * @throws IllegalArgumentException when there is no such account; the sentence names those there are
     */
    Cloud cloud(String name);

    /** The name an operation keeps, so that a later change of the default does not move it to another account. */
    String resolve(String name);
}
