package io.jenkins.plugins.pavedroad.cloud.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import io.jenkins.plugins.pavedroad.cloud.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;

/** How clients are set up, seen from the wire where it can be. */
public class ConnectionTest {
    private final List<String> userAgents = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Before
    public void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        server.start();
    }

    @After
    public void close() {
        server.stop(0);
    }

    @Test
    public void theUserAgentNamesThePlugin() {
        Credentials.AccessKey key = new Credentials.AccessKey("AKIDEXAMPLE", "s");
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Account account = new Account(
                "test",
                Optional.of("key"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(endpoint));
        try (AwsClouds clouds = new AwsClouds(id -> Optional.of(key), "1.2.3", Network.direct(), Clock.systemUTC())) {
            clouds.cloud(account).accountId();
        } catch (CloudException e) {
            assertEquals("an answer without a body has its status as code", "HTTP403", e.code());
        }
        assertTrue(userAgents.toString(), userAgents.get(0).startsWith("paved-road/1.2.3 "));
    }

    @Test
    public void callsHaveLimitsAndTheAdaptiveMode() {
        try (Connection connection = new Connection("1.2.3", Network.direct());
                StsClient client = connection.client(
                        StsClient.builder(),
                        Region.US_EAST_1,
                        new Access(Optional.empty(), true, AnonymousCredentialsProvider.create()))) {
            ClientOverrideConfiguration configuration =
                    client.serviceClientConfiguration().overrideConfiguration();
            assertEquals(90, configuration.apiCallTimeout().orElseThrow().toSeconds());
            assertEquals(25, configuration.apiCallAttemptTimeout().orElseThrow().toSeconds());
            RetryStrategy retries = configuration.retryStrategy().orElseThrow();
            assertTrue(retries.toString(), retries instanceof AdaptiveRetryStrategy);
        }
    }
}
