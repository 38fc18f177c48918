package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A client's connection: one request after the other. */
final class ClientConnection implements EventLoop.Handler {
    /** Default of a load balancer's idle_timeout.timeout_seconds. */
    private static final long IDLE = TimeUnit.SECONDS.toNanos(60);

    private static final Map<Integer, String> REASONS = Map.of(
            400, "Bad Request", 502, "Bad Gateway", 503, "Service Temporarily Unavailable", 504, "Gateway Time-out");

    private final SocketChannel channel;
    private final FrontDoor door;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(Head.LONGEST);
    private final Outbox out = new Outbox();
    private Exchange exchange;
    private boolean ended;
    private boolean closing;
    private long active = System.nanoTime();

    ClientConnection(SocketChannel channel, FrontDoor door, EventLoop loop) throws IOException {
        this.channel = channel;
        this.door = door;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = loop.register(channel, SelectionKey.OP_READ, this);
    }

    @Override
    public void ready(SelectionKey ready) throws IOException {
        active = System.nanoTime();
        if (ready.isReadable() && channel.read(in) < 0) {
            ended = true;
        }
        flush();
        pump();
    }

    /** Goes on with what has been read, as far as the target takes it. */
    private void pump() {
        try {
            boolean more = true;
            while (more && channel.isOpen()) {
                in.flip();
                try {
                    more = exchange == null ? !closing && begin() : body();
                } finally {
                    in.compact();
                }
            }
        } catch (BadMessage e) {
            if (exchange == null) {
                refuse(400, true);
            } else {
                abort();
            }
        }
        if (ended && (exchange == null ? out.isEmpty() : !exchange.requestComplete())) {
            close();
        }
        interest();
    }

    private boolean begin() throws BadMessage {
        Head head = Head.take(in);
        if (head == null) {
            return false;
        }
        if (!head.word(2).matches("HTTP/1\\.[01]")) {
            throw new BadMessage("'" + head.startLine() + "' is not a request line");
        }
        Framing body = Framing.ofRequest(head);
        boolean closeAfter = head.lists("Connection", "close")
                || head.word(2).equals("HTTP/1.0") && !head.lists("Connection", "keep-alive");
        counters().requested();
        Optional<? extends Upstream> upstream = door.router().next();
        if (upstream.isEmpty()) {
            counters().failed();
            refuse(503, closeAfter || !body.done());
            return true;
        }
        TargetConnection target = door.pool().take(upstream.get());
        exchange = new Exchange(this, upstream.get(), target, head, body, closeAfter);
        target.begin(exchange, forwarded(head));
        return true;
    }

    private Head forwarded(Head head) {
        try {
            String address = ((InetSocketAddress) channel.getRemoteAddress())
                    .getAddress()
                    .getHostAddress();
            String before = String.join(", ", head.values("X-Forwarded-For"));
            return head.withoutHopByHop()
                    .remove("X-Forwarded-For")
                    .remove("X-Forwarded-Proto")
                    .remove("X-Forwarded-Port")
                    .add("X-Forwarded-For", before.isEmpty() ? address : before + ", " + address)
                    .add("X-Forwarded-Proto", "http")
                    .add("X-Forwarded-Port", String.valueOf(door.advertisedPort()));
        } catch (IOException closed) {
            return head.withoutHopByHop();
        }
    }

    private boolean body() throws BadMessage {
        if (!exchange.requestComplete() && in.hasRemaining()) {
            exchange.fromClient(in);
        }
        return false;
    }

    void send(Head head) {
        out.add(head.encode());
        flushOrClose();
    }

    void send(ByteBuffer data, int end) {
        out.add(data, end);
        flushOrClose();
    }

    boolean isFull() {
        return out.isFull();
    }

    /** The target takes or gives again: what waited may go on. */
    void resume() {
        if (channel.isOpen()) {
            pump();
        }
    }

    /** The answer is complete. */
    void answered(boolean close) {
        exchange = null;
        closing |= close;
        flushOrClose();
        door.later(this::resume);
    }

    /** Answers in the load balancer's own name. */
    void refuse(int status, boolean close) {
        exchange = null;
        closing |= close;
        String body = status + " " + REASONS.get(status) + "\n";
        out.add(("HTTP/1.1 " + body.strip() + "\r\nServer: awselb/2.0\r\nContent-Type: text/plain\r\nContent-Length: "
                        + body.length() + "\r\n" + (closing ? "Connection: close\r\n" : "") + "\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
        flushOrClose();
        door.later(this::resume);
    }

    /** Breaks off in the middle of an answer, so that the client cannot take it for a whole one. */
    void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException closedAlready) {
            // nothing to break off
        }
        close();
    }

    private void flushOrClose() {
        try {
            flush();
            interest();
        } catch (IOException e) {
            broken(e);
        }
    }

    private void flush() throws IOException {
        boolean full = out.isFull();
        out.writeTo(channel);
        if (full && !out.isFull() && exchange != null) {
            exchange.clientTakesMore();
        }
        if (closing && exchange == null && out.isEmpty()) {
            close();
        }
    }

    private void interest() {
        if (key.isValid()) {
            boolean read = !ended && in.hasRemaining() && (exchange == null ? !closing : exchange.wantsMoreOfRequest());
            key.interestOps((read ? SelectionKey.OP_READ : 0) | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    @Override
    public void broken(IOException cause) {
        close();
    }

    @Override
    public void tick(long now) {
        if (exchange == null && now - active > IDLE) {
            close();
        }
    }

    Counters counters() {
        return door.counters();
    }

    private void close() {
        EventLoop.quietly(channel);
        if (exchange != null) {
            Exchange broken = exchange;
            exchange = null;
            broken.clientFailed();
        }
    }
}
