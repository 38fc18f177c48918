package io.jenkins.plugins.pavedroad.embedded.run;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a request to end from outside: the run is asked to end in its own order, and the program's end waits for that.
 * What asks depends on how far the run is: as a rule its thread is interrupted, during a build the build is stopped.
 */
final class Interruption {
    /** Unwinding a deployment takes a drain and a few health checks. */
    private static final long LONGEST_MINUTES = 10;

    /** Asks a part of the run to end by itself. */
    interface Request {
        /** @throws Exception when it cannot be asked; the run's thread is interrupted then */
        void end() throws Exception;
    }

    private final Thread run = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final PrintStream out;
    private Request request;
    private boolean asked;

    private Interruption(PrintStream out) {
        this.out = out;
    }

    /** From now on, for the calling thread's run. */
    static Interruption onCtrlC(PrintStream out) {
        Interruption interruption = new Interruption(out);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::ask, "interruption"));
        return interruption;
    }

    /** From now on ending means this; null means interrupting the run's thread. */
    synchronized void endBy(Request request) {
        this.request = request;
    }

    /** Whether the run is to end. */
    synchronized boolean asked() {
        return asked;
    }

    /** Nothing is left to end. */
    void over() {
        over.countDown();
    }

    private void ask() {
        if (over.getCount() == 0) {
            return;
        }
        synchronized (this) {
            asked = true;
            if (request == null) {
                run.interrupt();
            } else {
                out.println();
                out.println("Stopping the build; a deployment under way goes back first.");
                try {
                    request.end();
                } catch (Exception e) {
                    run.interrupt();
                }
            }
        }
        try {
            if (!over.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                out.println("It did not end within " + LONGEST_MINUTES + " minutes.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
