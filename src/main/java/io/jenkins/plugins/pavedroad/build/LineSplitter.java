package io.jenkins.plugins.pavedroad.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/** Passes bytes on as they come, and each finished line to {@link GradleOutput}. A line's rest survives a restart. */
final class LineSplitter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LINE = 16 * 1024;

    private final GradleOutput lines;
    private byte[] rest = {};

    LineSplitter(GradleOutput lines) {
        this.lines = lines;
    }

    /** A stream that writes to {@code log} and counts what passed. */
    Tee to(OutputStream log) {
        return new Tee(log);
    }

    final class Tee extends OutputStream {
        private final OutputStream log;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private long passed;

        private Tee(OutputStream log) {
            this.log = log;
            line.writeBytes(rest);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            log.write(bytes, offset, length);
            passed += length;
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    lines.line(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else if (line.size() < LONGEST_LINE) {
                    line.write(bytes[i]);
                }
            }
            rest = line.toByteArray();
        }

        @Override
        public void flush() throws IOException {
            log.flush();
        }

        /** Bytes so far. */
        long passed() {
            return passed;
        }
    }
}
