package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.util.Optional;

/** One health check over the network. Blocks for the check's timeout at most. */
final class HealthProbe {
    private HealthProbe() {}

    /** Empty when the target is well, otherwise why not. */
    static Optional<Reason> look(HealthCheck check, String address, int trafficPort) {
        int port = check.port().equals(HealthCheck.TRAFFIC_PORT) ? trafficPort : Integer.parseInt(check.port());
        try {
            return check.protocol().equals("TCP") ? connect(check, address, port) : request(check, address, port);
        } catch (SocketTimeoutException e) {
            return Optional.of(Reason.TIMEOUT);
        } catch (IOException e) {
            return Optional.of(Reason.FAILED);
        }
    }

    private static Optional<Reason> connect(HealthCheck check, String address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address, port), (int) check.timeout().toMillis());
            return Optional.empty();
        }
    }

    private static Optional<Reason> request(HealthCheck check, String address, int port) throws IOException {
        URL url = new URL("http", address, port, check.path());
        HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) check.timeout().toMillis());
        connection.setReadTimeout((int) check.timeout().toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("User-Agent", "ELB-HealthChecker/2.0");
        connection.setRequestProperty("Connection", "close");
        try {
            int status = connection.getResponseCode();
            return check.matcher().matches(status) ? Optional.empty() : Optional.of(Reason.mismatch(status));
        } finally {
            connection.disconnect();
        }
    }
}
