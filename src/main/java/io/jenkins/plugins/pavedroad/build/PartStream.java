package io.jenkins.plugins.pavedroad.build;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** So many bytes of a stream, and not one less: a file that became shorter is an error. */
final class PartStream extends FilterInputStream {
    private long left;

    PartStream(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    /** What a file holds from here on, so many bytes of it. */
    static PartStream of(Path file, long offset, long length) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(offset);
            return new PartStream(in, length);
        } catch (IOException | RuntimeException notThere) {
            in.close();
            throw notThere;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(left, length));
        if (count < 0) {
            throw new EOFException("the file became shorter");
        }
        left -= count;
        return count;
    }
}
