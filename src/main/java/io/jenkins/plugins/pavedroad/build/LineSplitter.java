package io.jenkins.plugins.pavedroad.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * Passes each finished line on, to the log unless it is {@link GradleNoise}, and to {@link GradleOutput}. A line's rest
 * survives a restart; of a very long line the beginning is looked at and all of it passed on.
 */
final class LineSplitter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LINE = 16 * 1024;

    private final GradleOutput lines;
    private GradleNoise noise = new GradleNoise();
    private byte[] rest = {};
    /** Whether the line's beginning has been passed on, because it was too long to wait for its end. */
    private boolean begun;

    LineSplitter(GradleOutput lines) {
        this.lines = lines;
    }

    /** A stream that writes to {@code log} and counts what came. */
    Tee to(OutputStream log) {
        return new Tee(log);
    }

    final class Tee extends OutputStream {
        private final OutputStream log;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private long passed;

        private Tee(OutputStream log) {
            this.log = log;
            if (noise == null) {
                // kept by a version that passed everything on
                noise = new GradleNoise();
            }
            line.writeBytes(rest);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            passed += length;
            for (int i = offset; i < offset + length; i++) {
                line.write(bytes[i]);
                if (bytes[i] == '\n' || line.size() >= LONGEST_LINE) {
                    pass(bytes[i] == '\n');
                }
            }
            rest = line.toByteArray();
        }

        /** Passes on a last line without an end. */
        void finish() throws IOException {
            if (line.size() > 0) {
                pass(true);
                rest = new byte[0];
            }
        }

        private void pass(boolean whole) throws IOException {
            String text = line.toString(StandardCharsets.UTF_8);
            if (begun || !noise.has(text)) {
                log.write(line.toByteArray());
            }
            if (!begun) {
                lines.line(text);
            }
            begun = !whole;
            line.reset();
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
