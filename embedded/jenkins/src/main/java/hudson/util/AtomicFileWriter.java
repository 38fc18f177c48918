package hudson.util;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes beside the file and replaces it on {@link #commit}. */
public class AtomicFileWriter extends Writer {
    private final Path target;
    private final Path temporary;
    private final boolean forceOnFlush;
    private final boolean force;
    private final FileChannel channel;
    private final Writer core;
    private boolean open = true;

    public AtomicFileWriter(Path destinationPath, Charset charset) throws IOException {
        this(destinationPath, charset, false, true);
    }

    /** The flags say when the bytes must be on the disk and not only in its cache. */
    public AtomicFileWriter(Path destinationPath, Charset charset, boolean integrityOnFlush, boolean integrityOnClose)
            throws IOException {
        this.target = destinationPath;
        this.forceOnFlush = integrityOnFlush;
        this.force = integrityOnClose;
        Path folder = destinationPath.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        this.temporary = Files.createTempFile(folder, destinationPath.getFileName() + "-atomic", "tmp");
        this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
        this.core = new BufferedWriter(Channels.newWriter(channel, charset));
    }

    @Override
    public void write(char[] buffer, int off, int len) throws IOException {
        core.write(buffer, off, len);
    }

    @Override
    public void flush() throws IOException {
        core.flush();
        if (forceOnFlush) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            core.flush();
            if (force) {
                channel.force(true);
            }
            core.close();
        }
    }

    public void abort() throws IOException {
        if (open) {
            open = false;
            core.close();
        }
        Files.deleteIfExists(temporary);
    }

    public void commit() throws IOException {
        close();
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
