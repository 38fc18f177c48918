package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.HttpsURLConnection;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/** Opens connections the way the controller reaches the world now. */
final class Connections implements UrlConnectionFactory {
    private final Network network;
    private final boolean proxied;
    private final Duration connect;
    private final Duration read;

    /** One for all: connections that are kept alive are kept per authenticator. */
    private final Authenticator login = new Authenticator() {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? network.proxyLogin().orElse(null)
                    : null;
        }
    };

    Connections(Network network, boolean proxied, Duration connect, Duration read) {
        this.network = network;
        this.proxied = proxied;
        this.connect = connect;
        this.read = read;
    }

    @Override
    public HttpURLConnection createConnection(URI uri) {
        try {
            // Without a proxy of Jenkins's none is used: the environment's is for programs started by hand.
            Proxy proxy = proxied ? network.proxy(uri.getHost()) : Proxy.NO_PROXY;
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
            connection.setConnectTimeout(Math.toIntExact(connect.toMillis()));
            connection.setReadTimeout(Math.toIntExact(read.toMillis()));
            if (!proxy.equals(Proxy.NO_PROXY)) {
                connection.setAuthenticator(login);
                tellPlainProxy(connection);
            }
            if (connection instanceof HttpsURLConnection secure) {
                network.authorities().sockets().ifPresent(secure::setSSLSocketFactory);
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A request that streams its body cannot be repeated with a login. Over TLS the login is for the tunnel, which the JVM
     * opens with the authenticator; in the request it would reach AWS.
     */
    private void tellPlainProxy(HttpURLConnection connection) {
        if (!(connection instanceof HttpsURLConnection)) {
            network.proxyLogin().ifPresent(who -> {
                String both = who.getUserName() + ":" + new String(who.getPassword());
                connection.setRequestProperty(
                        "Proxy-Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
            });
        }
    }
}
