package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.net.InetSocketAddress;

/** Something that requests are sent on to. Called from the proxy's thread; must not block. */
public interface Upstream {
    InetSocketAddress address();

    /** Whether connections to it may be kept for further requests. */
    boolean keepsConnections();

    /** A request was given to it. */
    void begun();

    /** That request has had its answer, or has none to expect any more. */
    void ended();
}
