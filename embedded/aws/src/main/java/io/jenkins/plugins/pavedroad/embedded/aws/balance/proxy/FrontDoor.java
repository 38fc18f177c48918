package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A listening socket of a load balancer. */
public final class FrontDoor implements AutoCloseable, EventLoop.Handler {
    private static final int BACKLOG = 1024;

    private final ServerSocketChannel channel;
    private final EventLoop loop;
    private final TargetPool pool;
    private final Router router;
    private final int advertisedPort;
    private final int port;
    private final Counters counters = new Counters();

    FrontDoor(EventLoop loop, TargetPool pool, Router router, int advertisedPort) throws IOException {
        this.loop = loop;
        this.pool = pool;
        this.router = router;
        this.advertisedPort = advertisedPort;
        channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), BACKLOG);
        port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        loop.execute(() -> {
            try {
                loop.register(channel, SelectionKey.OP_ACCEPT, this);
            } catch (IOException e) {
                EventLoop.quietly(channel);
            }
        });
    }

    /** The port on 127.0.0.1 that clients connect to. */
    public int port() {
        return port;
    }

    public Counters counters() {
        return counters;
    }

    Router router() {
        return router;
    }

    TargetPool pool() {
        return pool;
    }

    int advertisedPort() {
        return advertisedPort;
    }

    void later(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        for (SocketChannel client = channel.accept(); client != null; client = channel.accept()) {
            new ClientConnection(client, this, loop);
        }
    }

    @Override
    public void broken(IOException cause) {
        // one connection less to accept; the next one may do
    }

    /** Takes no more connections; those there are go on. */
    @Override
    public void close() {
        loop.execute(() -> EventLoop.quietly(channel));
    }
}
