package io.jenkins.plugins.pavedroad.embedded.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, the last first, also when the thread was interrupted meanwhile. */
final class Closing implements AutoCloseable {
    private final Deque<Runnable> opened = new ArrayDeque<>();

    /** How something is closed. */
    interface Close<T> {
        void close(T opened);
    }

    <T> T add(T opened, Close<T> close) {
        this.opened.push(() -> close.close(opened));
        return opened;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        RuntimeException failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
