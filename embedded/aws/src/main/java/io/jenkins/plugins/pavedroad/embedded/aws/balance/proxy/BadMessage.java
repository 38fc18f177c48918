package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.io.IOException;

/** What a peer sent is not HTTP/1.1. */
final class BadMessage extends IOException {
    private static final long serialVersionUID = 1L;

    BadMessage(String message) {
        super(message);
    }
}
