package hudson;

import hudson.model.TaskListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** A process that a launcher started. */
public abstract class Proc {
    protected Proc() {}

    public abstract boolean isAlive() throws IOException, InterruptedException;

    /** Ends the process and its children, and returns when that is done. */
    public abstract void kill() throws IOException, InterruptedException;

    /** Waits; the exit code. */
    public abstract int join() throws IOException, InterruptedException;

    public abstract InputStream getStdout();

    public abstract InputStream getStderr();

    public abstract OutputStream getStdin();

    /** Waits as long as given, then kills. */
    public final int joinWithTimeout(long timeout, TimeUnit unit, TaskListener listener)
            throws IOException, InterruptedException {
        ScheduledFuture<?> killer = Timer.get()
                .schedule(
                        () -> {
                            try {
                                listener.error("Timeout after " + timeout + " "
                                        + unit.toString().toLowerCase(Locale.ENGLISH));
                                kill();
                            } catch (IOException e) {
                                listener.error("Could not end the process: " + e);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        timeout,
                        unit);
        try {
            return join();
        } finally {
            killer.cancel(false);
        }
    }
}
