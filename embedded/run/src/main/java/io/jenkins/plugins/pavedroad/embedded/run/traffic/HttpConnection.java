package io.jenkins.plugins.pavedroad.embedded.run.traffic;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that never sends a request twice: the JDK's client does so when a kept connection was
 * closed, and a loss would go unseen.
 */
final class HttpConnection implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;
    private final byte[] request;
    private boolean open = true;
    private long lastUse = System.nanoTime();

    /** @param timeoutMillis for connecting, and for each read */
    HttpConnection(InetSocketAddress address, String host, String path, int timeoutMillis) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMillis);
        socket.connect(address, timeoutMillis);
        in = new BufferedInputStream(socket.getInputStream());
        request = ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: paved-road-traffic\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What was answered. */
    record Answer(int status, String body) {}

    Answer get() throws IOException {
        socket.getOutputStream().write(request);
        String statusLine = line();
        String[] words = statusLine.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException("not an answer: " + statusLine);
        }
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            } else if (lower.startsWith("transfer-encoding:") && lower.endsWith("chunked")) {
                chunked = true;
            } else if (lower.startsWith("connection:") && lower.endsWith("close")) {
                open = false;
            }
        }
        Answer answer =
                new Answer(Integer.parseInt(words[1]), new String(body(length, chunked), StandardCharsets.UTF_8));
        lastUse = System.nanoTime();
        return answer;
    }

    /** Whether another request can be sent. */
    boolean open() {
        return open;
    }

    boolean idleFor(Duration time) {
        return System.nanoTime() - lastUse > time.toNanos();
    }

    private byte[] body(int length, boolean chunked) throws IOException {
        if (chunked) {
            StringBuilder text = new StringBuilder();
            for (int size = chunk(); size > 0; size = chunk()) {
                text.append(new String(exactly(size), StandardCharsets.UTF_8));
                line();
            }
            line();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        if (length < 0) {
            open = false;
            return in.readAllBytes();
        }
        return exactly(length);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].trim(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer was cut off");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed before the answer's end");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
