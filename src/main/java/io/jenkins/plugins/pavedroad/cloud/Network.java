package io.jenkins.plugins.pavedroad.cloud;

import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.util.Optional;

/** How the controller reaches the world. Asked anew for each connection, so that a change counts at once. Thread-safe. */
public interface Network {
    /** The proxy for this host, or {@link Proxy#NO_PROXY}. */
    Proxy proxy(String host);

    /** What the proxy asks for. A secret: never logged, never kept. */
    Optional<PasswordAuthentication> proxyLogin();

    /** Who is trusted beside those the JVM trusts. */
    CertificateAuthorities authorities();

    /** No proxy, and the JVM's own trust. */
    static Network direct() {
        return new Network() {
            @Override
            public Proxy proxy(String host) {
                return Proxy.NO_PROXY;
            }

            @Override
            public Optional<PasswordAuthentication> proxyLogin() {
                return Optional.empty();
            }

            @Override
            public CertificateAuthorities authorities() {
                return CertificateAuthorities.NONE;
            }
        };
    }
}
