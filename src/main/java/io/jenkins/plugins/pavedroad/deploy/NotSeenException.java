package io.jenkins.plugins.pavedroad.deploy;

/**
 * A look did not show a server group that should be there. AWS's looks lag behind its changes, so one look is no proof
 * that it is gone.
 */
final class NotSeenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSeenException(String serverGroup) {
        super(serverGroup);
    }
}
