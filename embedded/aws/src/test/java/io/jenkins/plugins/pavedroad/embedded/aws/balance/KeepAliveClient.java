package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that keeps its connection and never sends a request twice: what is lost is seen to be lost. */
public final class KeepAliveClient implements AutoCloseable {
    private final int port;
    private Socket socket;
    private InputStream in;

    public KeepAliveClient(int port) {
        this.port = port;
    }

    /** The answer's body with a status of 200. */
    public String get(String path) throws IOException {
        String[] answer = exchange(path);
        if (!answer[0].equals("200")) {
            throw new IOException(answer[0] + " " + answer[1]);
        }
        return answer[1];
    }

    public int status(String path) throws IOException {
        return Integer.parseInt(exchange(path)[0]);
    }

    private String[] exchange(String path) throws IOException {
        if (socket == null) {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        }
        boolean kept = false;
        try {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String status = line().split(" ")[1];
            int length = 0;
            boolean close = false;
            for (String field = line(); !field.isEmpty(); field = line()) {
                String lower = field.toLowerCase(java.util.Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).strip());
                }
                close |= lower.equals("connection: close");
            }
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new EOFException("the answer was broken off");
            }
            kept = !close;
            return new String[] {status, new String(body, StandardCharsets.UTF_8)};
        } finally {
            if (!kept) {
                close();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed before the answer");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
