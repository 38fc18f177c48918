package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.io.IOException;
import java.net.URI;
import jenkins.model.Jenkins;
import org.eclipse.jetty.ee8.servlet.ServletContextHandler;
import org.eclipse.jetty.ee8.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server of one embedded Jenkins, for this machine only. */
public final class WebFront implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Server server;
    private final ServerConnector connector;
    private final String contextPath;
    private final String crumb;

    private WebFront(Server server, ServerConnector connector, String contextPath, String crumb) {
        this.server = server;
        this.connector = connector;
        this.contextPath = contextPath;
        this.crumb = crumb;
    }

    /**
     * @param port 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static WebFront start(Jenkins jenkins, int port) throws IOException {
        return start(jenkins, port, "");
    }

    /**
     * @param port 0 for any that is free
     * @param contextPath such as {@code /jenkins}; empty for none
     * @throws IOException when the port is taken
     */
    public static WebFront start(Jenkins jenkins, int port, String contextPath) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(16, 4);
        threads.setName("embedded-jenkins-web");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.getSessionHandler().setHttpOnly(true);
        context.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
        context.setClassLoader(WebFront.class.getClassLoader());
        Crumbs crumbs = new Crumbs();
        context.addServlet(new ServletHolder(new FrontServlet(jenkins, crumbs)), "/*");
        server.setHandler(context.get());
        try {
            server.start();
        } catch (Exception e) {
            stopQuietly(server, e);
            throw new IOException("Port " + port + " of " + LOOPBACK + " cannot be used: " + e.getMessage(), e);
        }
        return new WebFront(server, connector, contextPath, crumbs.value());
    }

    /** Ends in a slash. */
    public URI getUrl() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort() + contextPath + "/");
    }

    /** What a request that changes something has to carry, as the header or parameter {@code Jenkins-Crumb}. */
    public String crumb() {
        return crumb;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The web server did not stop", e);
        }
    }

    private static void stopQuietly(Server server, Exception cause) {
        try {
            server.stop();
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }
}
