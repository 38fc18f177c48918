package hudson.model;

import hudson.console.ConsoleNote;
import hudson.console.HyperlinkNote;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** Receives the output of something that runs. */
public interface TaskListener extends SerializableOnlyOverRemoting {
    TaskListener NULL = new NullTaskListener();

    PrintStream getLogger();

    default Charset getCharset() {
        return Charset.defaultCharset();
    }

    /** Jenkins puts the note into the stream; here the text alone is written, because nothing reads the note. */
    default void annotate(ConsoleNote ann) throws IOException {
        ann.encodeTo(getLogger());
    }

    default void hyperlink(String url, String text) throws IOException {
        annotate(new HyperlinkNote(url, text.length()));
        getLogger().print(text);
    }

    default PrintWriter error(String msg) {
        return line("ERROR: " + msg);
    }

    default PrintWriter error(String format, Object... args) {
        return error(String.format(format, args));
    }

    default PrintWriter fatalError(String msg) {
        return line("FATAL: " + msg);
    }

    default PrintWriter fatalError(String format, Object... args) {
        return fatalError(String.format(format, args));
    }

    private PrintWriter line(String text) {
        PrintStream out = getLogger();
        out.println(text);
        return new PrintWriter(new OutputStreamWriter(out, getCharset()), true);
    }
}
