package io.jenkins.plugins.pavedroad.embedded.aws.http;

/** The connection of a call breaks before its service saw it. */
final class ConnectionReset extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
