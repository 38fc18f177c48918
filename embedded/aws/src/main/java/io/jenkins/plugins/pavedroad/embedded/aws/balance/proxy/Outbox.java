package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes that wait for a socket to take them. */
final class Outbox {
    /** With more than this waiting, the other side is not read any further. */
    private static final int FULL = 256 << 10;

    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private int size;

    void add(byte[] bytes) {
        waiting.add(ByteBuffer.wrap(bytes));
        size += bytes.length;
    }

    /** Copies what lies between the buffer's position and the end. */
    void add(ByteBuffer data, int end) {
        if (end > data.position()) {
            byte[] bytes = new byte[end - data.position()];
            data.get(bytes);
            add(bytes);
        }
    }

    void writeTo(SocketChannel channel) throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer first = waiting.peek();
            size -= channel.write(first);
            if (first.hasRemaining()) {
                return;
            }
            waiting.poll();
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isFull() {
        return size > FULL;
    }
}
