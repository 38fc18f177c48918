package io.jenkins.plugins.pavedroad.embedded.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
final class Ports {
    private Ports() {}

    /**
     * @param wanted 0 for a free one
     * @throws Refused when it is taken
     */
    static int choose(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Refused(
                    "Port " + wanted + " of 127.0.0.1 cannot be had (" + e.getMessage()
                            + "): end what uses it, or choose another with --port.",
                    e);
        }
    }
}
