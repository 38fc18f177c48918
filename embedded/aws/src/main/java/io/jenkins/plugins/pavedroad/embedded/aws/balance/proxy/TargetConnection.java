package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** A connection to a target: connecting, busy with an exchange, or idle in the pool. */
final class TargetConnection implements EventLoop.Handler {
    /** How long an application load balancer tries to connect. */
    private static final long CONNECT = TimeUnit.SECONDS.toNanos(10);
    /** Default of a load balancer's idle_timeout.timeout_seconds. */
    private static final long SILENT = TimeUnit.SECONDS.toNanos(60);
    /** Shorter than what servers allow (5 s is the shortest of the usual defaults), or a request could meet their close. */
    private static final long IDLE = TimeUnit.SECONDS.toNanos(4);

    private final Upstream upstream;
    private final TargetPool pool;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(Head.LONGEST);
    private final Outbox out = new Outbox();
    private Exchange exchange;
    private boolean connected;
    private long active = System.nanoTime();

    TargetConnection(Upstream upstream, TargetPool pool, EventLoop loop) throws IOException {
        this.upstream = upstream;
        this.pool = pool;
        channel = SocketChannel.open();
        key = loop.register(channel, 0, this);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    Upstream upstream() {
        return upstream;
    }

    void begin(Exchange next, Head head) {
        exchange = next;
        active = System.nanoTime();
        out.add(head.encode());
        try {
            if (!connected && !channel.isConnectionPending()) {
                connected = channel.connect(upstream.address());
            }
            flush();
        } catch (IOException e) {
            pool.later(() -> broken(e));
        }
    }

    void send(ByteBuffer data, int end) {
        out.add(data, end);
        try {
            flush();
        } catch (IOException e) {
            data.position(end);
            pool.later(() -> broken(e));
        }
    }

    boolean isFull() {
        return out.isFull();
    }

    @Override
    public void ready(SelectionKey ready) throws IOException {
        active = System.nanoTime();
        if (ready.isConnectable()) {
            connected = channel.finishConnect();
        } else if (ready.isReadable()) {
            read();
        }
        flush();
    }

    private void read() throws IOException {
        int count = channel.read(in);
        if (exchange == null) {
            // an idle target has nothing to say but that it closes
            close();
            return;
        }
        if (count < 0) {
            Exchange broken = exchange;
            close();
            broken.targetEnded();
            return;
        }
        takeAnswer();
    }

    private void takeAnswer() throws BadMessage {
        Exchange current = exchange;
        in.flip();
        try {
            current.fromTarget(in);
        } finally {
            in.compact();
        }
    }

    /** The client takes more of the answer again. */
    void resume() {
        interest();
    }

    private void flush() throws IOException {
        if (connected && channel.isOpen()) {
            boolean full = out.isFull();
            out.writeTo(channel);
            if (full && !out.isFull() && exchange != null) {
                pool.later(exchange::targetTakesMore);
            }
        }
        interest();
    }

    private void interest() {
        if (key.isValid()) {
            if (connected) {
                boolean read = exchange == null || exchange.wantsMoreOfAnswer();
                key.interestOps((read ? SelectionKey.OP_READ : 0) | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
            } else {
                key.interestOps(SelectionKey.OP_CONNECT);
            }
        }
    }

    /** The exchange is over; a reusable connection goes back to the pool. */
    void release(boolean reusable) {
        exchange = null;
        if (reusable && out.isEmpty() && upstream.keepsConnections()) {
            active = System.nanoTime();
            pool.giveBack(this);
            interest();
        } else {
            close();
        }
    }

    @Override
    public void broken(IOException cause) {
        fail(502);
    }

    private void fail(int status) {
        Exchange broken = exchange;
        close();
        if (broken != null) {
            broken.targetFailed(status);
        }
    }

    @Override
    public void tick(long now) {
        long silence = now - active;
        if (exchange == null) {
            if (silence > IDLE) {
                close();
            }
        } else if (silence > (connected ? SILENT : CONNECT)) {
            fail(504);
        }
    }

    /** Ends the connection, and with it the exchange it was busy with. */
    void breakOff() {
        fail(502);
    }

    void close() {
        exchange = null;
        pool.remove(this);
        EventLoop.quietly(channel);
    }
}
