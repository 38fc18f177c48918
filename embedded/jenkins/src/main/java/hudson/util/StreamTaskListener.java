package hudson.util;

import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.Charset;
import org.apache.commons.io.output.WriterOutputStream;

/** A listener that writes to a stream or a file. */
public class StreamTaskListener extends AbstractTaskListener implements TaskListener, Closeable {
    private final PrintStream out;
    private final Charset charset;

    public StreamTaskListener(OutputStream out, Charset charset) {
        this.charset = charset == null ? Charset.defaultCharset() : charset;
        this.out = new PrintStream(out, false, this.charset);
    }

    public StreamTaskListener(OutputStream out) {
        this(out, null);
    }

    public StreamTaskListener(PrintStream out) {
        this.out = out;
        this.charset = Charset.defaultCharset();
    }

    public StreamTaskListener(File out) throws IOException {
        this(out, null);
    }

    public StreamTaskListener(File out, Charset charset) throws IOException {
        this(out, false, charset);
    }

    public StreamTaskListener(File out, boolean append, Charset charset) throws IOException {
        this(new FileOutputStream(out, append), charset);
    }

    public StreamTaskListener(Writer w) throws IOException {
        this(new WriterOutputStream(w, Charset.defaultCharset()));
    }

    public static StreamTaskListener fromStdout() {
        return new StreamTaskListener(System.out, Charset.defaultCharset());
    }

    public static StreamTaskListener fromStderr() {
        return new StreamTaskListener(System.err, Charset.defaultCharset());
    }

    @Override
    public PrintStream getLogger() {
        return out;
    }

    @Override
    public Charset getCharset() {
        return charset;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    public void closeQuietly() {
        out.close();
    }
}
