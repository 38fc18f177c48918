package io.jenkins.plugins.pavedroad.operation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Files that are on disk when the call returns: contents, and the name in its folder too. */
final class DurableFiles {
    private static final Logger LOGGER = Logger.getLogger(DurableFiles.class.getName());
    static final String TEMPORARY = ".tmp";

    private DurableFiles() {}

    /** Makes the folder and those it lies in. */
    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path above = folder.getParent();
            if (above != null) {
                folder(above);
            }
            Files.createDirectories(folder);
            if (above != null) {
                forceNames(above);
            }
        }
    }

    /** A reader sees the old contents or the new ones, whatever happens meanwhile. */
    static void replace(Path folder, String name, byte[] contents) throws IOException {
        folder(folder);
        Path file = folder.resolve(name);
        Path temporary = folder.resolve(name + TEMPORARY);
        write(temporary, contents, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceNames(folder);
    }

    static void append(Path folder, String name, byte[] contents) throws IOException {
        folder(folder);
        Path file = folder.resolve(name);
        boolean fresh = !Files.exists(file);
        write(file, contents, StandardOpenOption.APPEND);
        if (fresh) {
            forceNames(folder);
        }
    }

    /** The file's name without its ending. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static void write(Path file, byte[] contents, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            ByteBuffer buffer = ByteBuffer.wrap(contents);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** What a folder's files are called is the folder's content, and has to be forced by itself. */
    private static void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOffered) {
            // Windows opens no folder; there the file system keeps names in order by itself.
            LOGGER.log(Level.FINE, "The folder " + folder + " cannot be forced to disk", notOffered);
        }
    }
}
