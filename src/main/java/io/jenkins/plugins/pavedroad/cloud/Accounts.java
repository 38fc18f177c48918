package io.jenkins.plugins.pavedroad.cloud;

/** The accounts an administrator configured, each with the cloud it opens. Thread-safe. */
@FunctionalInterface
public interface Accounts {
    /** Milestone of a shut-down: no operation calls a cloud any more, so clients may be closed. */
    String CALLS_ENDED = "paved-road-calls-ended";

    /**
     * Asked anew each time an operation goes on, also after a restart: an operation keeps the name and nothing else.
     *
     * @param name an account's name
     * @throws AccountUnavailableException when there is no account of this name now
     */
    Cloud cloud(String name);
}
