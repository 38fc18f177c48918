package hudson.util;

import hudson.console.LineTransformationOutputStream;
import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes each line to a logger. */
public class LogTaskListener extends AbstractTaskListener implements TaskListener, Closeable {
    private final transient PrintStream out;

    public LogTaskListener(Logger logger, Level level) {
        out = new PrintStream(
                new LineTransformationOutputStream() {
                    @Override
                    protected void eol(byte[] b, int len) {
                        logger.log(level, () -> trimEOL(new String(b, 0, len, StandardCharsets.UTF_8)));
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream getLogger() {
        return out;
    }

    @Override
    public void close() {
        out.close();
    }
}
