package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.nio.ByteBuffer;
import java.util.List;

/** Where a message's body ends. Sees the body's bytes once, in order, and leaves them as they are. */
abstract class Framing {
    /** Advances over the bytes that belong to the body; stops at its end. */
    abstract void skip(ByteBuffer data) throws BadMessage;

    abstract boolean done();

    /** Whether the end of the connection is the end of the body. */
    boolean endsWithConnection() {
        return false;
    }

    static Framing ofRequest(Head head) throws BadMessage {
        List<String> codings = head.values("Transfer-Encoding");
        List<String> lengths = head.values("Content-Length");
        if (!codings.isEmpty()) {
            // two answers to where it ends are how requests are smuggled
            if (!lengths.isEmpty() || codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw new BadMessage("Transfer-Encoding " + codings + " with Content-Length " + lengths);
            }
            return new Chunked();
        }
        return new Length(lengths.isEmpty() ? 0 : length(lengths));
    }

    static Framing ofResponse(Head head, String requestMethod) throws BadMessage {
        int status = status(head);
        if (requestMethod.equals("HEAD") || status == 204 || status == 304) {
            return new Length(0);
        }
        if (head.lists("Transfer-Encoding", "chunked")) {
            return new Chunked();
        }
        List<String> lengths = head.values("Content-Length");
        return lengths.isEmpty() ? new UntilEnd() : new Length(length(lengths));
    }

    static int status(Head head) throws BadMessage {
        String status = head.word(1);
        if (!head.word(0).startsWith("HTTP/1.") || !status.matches("[1-9]\\d\\d")) {
            throw new BadMessage("'" + head.startLine() + "' is not a status line");
        }
        return Integer.parseInt(status);
    }

    private static long length(List<String> values) throws BadMessage {
        if (values.stream().distinct().count() != 1 || !values.get(0).matches("\\d{1,18}")) {
            throw new BadMessage("Content-Length " + values);
        }
        return Long.parseLong(values.get(0));
    }

    private static final class Length extends Framing {
        private long rest;

        private Length(long length) {
            rest = length;
        }

        @Override
        void skip(ByteBuffer data) {
            int taken = (int) Math.min(rest, data.remaining());
            data.position(data.position() + taken);
            rest -= taken;
        }

        @Override
        boolean done() {
            return rest == 0;
        }
    }

    private static final class UntilEnd extends Framing {
        @Override
        void skip(ByteBuffer data) {
            data.position(data.limit());
        }

        @Override
        boolean done() {
            return false;
        }

        @Override
        boolean endsWithConnection() {
            return true;
        }
    }

    private static final class Chunked extends Framing {
        private static final int LONGEST_LINE = 8 << 10;

        private enum At {
            SIZE,
            DATA,
            AFTER_DATA,
            TRAILER,
            END
        }

        private final StringBuilder line = new StringBuilder();
        private At at = At.SIZE;
        private long rest;

        @Override
        void skip(ByteBuffer data) throws BadMessage {
            while (data.hasRemaining() && at != At.END) {
                if (at == At.DATA) {
                    int taken = (int) Math.min(rest, data.remaining());
                    data.position(data.position() + taken);
                    rest -= taken;
                    if (rest == 0) {
                        at = At.AFTER_DATA;
                    }
                } else {
                    char next = (char) (data.get() & 0xff);
                    if (next == '\n') {
                        endOfLine(line.toString().strip());
                        line.setLength(0);
                    } else if (line.append(next).length() > LONGEST_LINE) {
                        throw new BadMessage("a chunk's line is longer than 8 KB");
                    }
                }
            }
        }

        private void endOfLine(String text) throws BadMessage {
            switch (at) {
                case SIZE -> {
                    String size = text.split(";", 2)[0].strip();
                    if (!size.matches("[0-9a-fA-F]{1,15}")) {
                        throw new BadMessage("'" + text + "' is not a chunk's size");
                    }
                    rest = Long.parseLong(size, 16);
                    at = rest == 0 ? At.TRAILER : At.DATA;
                }
                case AFTER_DATA -> {
                    if (!text.isEmpty()) {
                        throw new BadMessage("a chunk is longer than its size");
                    }
                    at = At.SIZE;
                }
                default -> {
                    if (text.isEmpty()) {
                        at = At.END;
                    }
                }
            }
        }

        @Override
        boolean done() {
            return at == At.END;
        }
    }
}
