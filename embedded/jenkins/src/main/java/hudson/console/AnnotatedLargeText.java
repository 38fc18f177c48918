package hudson.console;

import hudson.Util;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.framework.io.ByteBuffer;
import org.kohsuke.stapler.framework.io.LargeText;

/** A log that may still grow. */
public class AnnotatedLargeText<T> extends LargeText {
    private final T context;

    public AnnotatedLargeText(File file, Charset charset, boolean completed, T context) {
        super(file, charset, completed);
        this.context = context;
    }

    public AnnotatedLargeText(ByteBuffer memory, Charset charset, boolean completed, T context) {
        super(memory, charset, completed);
        this.context = context;
    }

    @Override
    public long writeLogTo(long start, Writer w) throws IOException {
        return super.writeLogTo(start, w);
    }

    /** Without notes; returns the position to ask for next. */
    @Override
    public long writeLogTo(long start, OutputStream out) throws IOException {
        PlainTextConsoleOutputStream plain = new PlainTextConsoleOutputStream(out);
        long next = super.writeLogTo(start, plain);
        plain.forceEol();
        plain.flush();
        return next;
    }

    public long writeRawLogTo(long start, OutputStream out) throws IOException {
        return super.writeLogTo(start, out);
    }

    /** Escaped for HTML. */
    public long writeHtmlTo(long start, Writer w) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        long next = writeLogTo(start, raw);
        w.write(Util.xmlEscape(raw.toString(StandardCharsets.UTF_8)));
        return next;
    }
}
