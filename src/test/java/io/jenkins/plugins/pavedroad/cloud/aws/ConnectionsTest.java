package io.jenkins.plugins.pavedroad.cloud.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CertificateAuthorities;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Credentials.AccessKey;
import io.jenkins.plugins.pavedroad.cloud.Network;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Proxies and certificate authorities, seen from the other end of the wire. */
public class ConnectionsTest {
    private static final String CALLER =
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                    + "<GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/u</Arn><UserId>U</UserId>"
                    + "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Way way = new Way();
    private ServerSocket server;

    /** How the controller reaches the world, as the test wants it. */
    private static final class Way implements Network {
        private Proxy proxy = Proxy.NO_PROXY;
        private PasswordAuthentication login;
        private CertificateAuthorities authorities = CertificateAuthorities.NONE;

        @Override
        public Proxy proxy(String host) {
            return host.equals("direct.invalid") ? Proxy.NO_PROXY : proxy;
        }

        @Override
        public Optional<PasswordAuthentication> proxyLogin() {
            return Optional.ofNullable(login);
        }

        @Override
        public CertificateAuthorities authorities() {
            return authorities;
        }
    }

    @Before
    public void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread listener = new Thread(this::serve, "forward-proxy");
        listener.setDaemon(true);
        listener.start();
    }

    @After
    public void close() throws IOException {
        server.close();
    }

    /** A forward proxy that answers for the world behind it, one call a connection. */
    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(answer(client.getInputStream()).getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                seen.add("closed");
            }
        }
    }

    private String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        in.readNBytes(Integer.parseInt(field(head, "Content-Length").orElse("0")));
        Optional<String> login = field(head, "Proxy-Authorization");
        seen.add(head.toString().lines().findFirst().orElse("") + " " + login.orElse(""));
        return way.login == null || login.isPresent()
                ? "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + CALLER.length() + "\r\n\r\n" + CALLER
                : "HTTP/1.1 407 Who\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + "Proxy-Authenticate: Basic realm=\"proxy\"\r\n\r\n";
    }

    private static Optional<String> field(CharSequence head, String name) {
        return head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst();
    }

    @Test
    public void callsGoThroughTheProxyAsItIsNow() {
        try (AwsClouds clouds = clouds()) {
            way.proxy = new Proxy(Proxy.Type.HTTP, server.getLocalSocketAddress());
            assertEquals(
                    "123456789012",
                    clouds.identify(account("http://sts.invalid", true)).accountId());
            assertTrue(seen.toString(), seen.get(0).startsWith("POST http://sts.invalid"));

            for (Account direct :
                    List.of(account("http://direct.invalid", true), account("http://sts.invalid", false))) {
                CloudException refused = assertThrows(CloudException.class, () -> clouds.identify(direct));
                assertEquals("Unreachable", refused.code());
            }
            assertEquals(1, seen.size());
        }
    }

    @Test
    public void theProxyIsToldWhoWeAreWhenItAsks() {
        way.login = new PasswordAuthentication("jenkins", "pass".toCharArray());
        way.proxy = new Proxy(Proxy.Type.HTTP, server.getLocalSocketAddress());
        try (AwsClouds clouds = clouds()) {
            clouds.identify(account("http://sts.invalid", true));
        }
        String login = Base64.getEncoder().encodeToString("jenkins:pass".getBytes(StandardCharsets.UTF_8));
        assertTrue(seen.toString(), seen.get(seen.size() - 1).endsWith("Basic " + login));
    }

    @Test
    public void aCertificateAuthorityThatIsAddedIsTrusted() throws Exception {
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Path store = folder.getRoot().toPath().resolve("server.p12");
        Path pem = folder.getRoot().toPath().resolve("server.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString());
        keytool("-exportcert", "-rfc", "-alias", "server", "-keystore", store.toString(), "-file", pem.toString());
        secure.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        secure.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, CALLER.length());
            exchange.getResponseBody().write(CALLER.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        secure.start();
        Account account = account("https://127.0.0.1:" + secure.getAddress().getPort(), true);
        try (AwsClouds clouds = clouds()) {
            CloudException refused = assertThrows(CloudException.class, () -> clouds.identify(account));
            assertTrue(refused.getMessage(), refused.getMessage().contains("certification path"));

            way.authorities = CertificateAuthorities.of(Files.readString(pem));
            assertEquals("123456789012", clouds.identify(account).accountId());
        } finally {
            secure.stop(0);
        }
    }

    @Test
    public void whatIsNoCertificateIsRefusedInOneSentence() {
        for (String wrong : List.of(
                "hello",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----")) {
            String sentence = assertThrows(IllegalArgumentException.class, () -> CertificateAuthorities.of(wrong))
                    .getMessage();
            assertTrue(sentence, sentence.startsWith("The certificate authorities "));
        }
        assertTrue(CertificateAuthorities.of(" ").sockets().isEmpty());
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-storepass", "changeit"));
        command.addAll(1, List.of(arguments[0]));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private AwsClouds clouds() {
        return new AwsClouds(id -> Optional.of(new AccessKey("AKID", "s")), "1", way, Clock.systemUTC());
    }

    private static Account account(String endpoint, boolean proxied) {
        return new Account(
                "a",
                Optional.of("key"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create(endpoint)),
                List.of(),
                Optional.empty(),
                proxied);
    }
}
