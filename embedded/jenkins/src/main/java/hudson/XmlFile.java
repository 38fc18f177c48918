package hudson;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.XStreamException;
import hudson.util.AtomicFileWriter;
import hudson.util.XStream2;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Supplier;

/** An object in an XML file; written to a temporary file first, so that a crash leaves the old or the new one. */
public final class XmlFile {
    private static final XStream DEFAULT = new XStream2();
    private static final ThreadLocal<Object> WRITING = new ThreadLocal<>();

    private final XStream xs;
    private final File file;
    private final boolean force;

    public XmlFile(File file) {
        this(DEFAULT, file);
    }

    public XmlFile(XStream xs, File file) {
        this(xs, file, true);
    }

    /** With {@code force} the bytes are on the disk, not only in the cache, when a write returns. */
    public XmlFile(XStream xs, File file, boolean force) {
        this.xs = xs;
        this.file = file;
        this.force = force;
    }

    public File getFile() {
        return file;
    }

    public XStream getXStream() {
        return xs;
    }

    public Object read() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.toPath()))) {
            return xs.fromXML(in);
        } catch (XStreamException | LinkageError e) {
            throw new IOException("Unable to read " + file, e);
        }
    }

    public Object unmarshal(Object o) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.toPath()))) {
            return xs.fromXML(in, o);
        } catch (XStreamException | LinkageError e) {
            throw new IOException("Unable to read " + file, e);
        }
    }

    public void write(Object o) throws IOException {
        mkdirs();
        AtomicFileWriter w = new AtomicFileWriter(file.toPath(), StandardCharsets.UTF_8, false, force);
        try {
            w.write("<?xml version='1.1' encoding='UTF-8'?>\n");
            WRITING.set(o);
            xs.toXML(o, w);
            w.commit();
        } catch (RuntimeException | StackOverflowError e) {
            throw new IOException("Unable to write " + file, e);
        } finally {
            WRITING.remove();
            w.abort();
        }
    }

    public boolean exists() {
        return file.exists();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file.toPath());
    }

    public void mkdirs() throws IOException {
        Files.createDirectories(file.getAbsoluteFile().toPath().getParent());
    }

    @Override
    public String toString() {
        return file.toString();
    }

    public Reader readRaw() throws IOException {
        return Files.newBufferedReader(file.toPath(), StandardCharsets.UTF_8);
    }

    public String asString() throws IOException {
        return Files.readString(file.toPath());
    }

    public void writeRawTo(Writer w) throws IOException {
        try (Reader r = readRaw()) {
            r.transferTo(w);
        }
    }

    /** Of an object inside another one's file: its stand-in, because the object itself has a file of its own. */
    public static Object replaceIfNotAtTopLevel(Object o, Supplier<Object> replacement) {
        return WRITING.get() == o ? o : replacement.get();
    }
}
