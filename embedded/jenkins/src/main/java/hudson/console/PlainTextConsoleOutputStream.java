package hudson.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Removes the notes from a log. */
public class PlainTextConsoleOutputStream extends LineTransformationOutputStream.Delegating {
    public PlainTextConsoleOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    protected void eol(byte[] b, int len) throws IOException {
        String line = new String(b, 0, len, StandardCharsets.ISO_8859_1);
        out.write(ConsoleNote.removeNotes(line).getBytes(StandardCharsets.ISO_8859_1));
    }
}
