package hudson.remoting;

import java.io.IOException;

/** Remoting's channel type; the embedded Jenkins has no remote agents and therefore never makes one. */
public class Channel implements VirtualChannel {
    private Channel() {}

    public String getName() {
        throw neverMade();
    }

    public final Throwable getSenderCloseCause() {
        throw neverMade();
    }

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException {
        throw neverMade();
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException {
        throw neverMade();
    }

    @Override
    public void close() throws IOException {
        throw neverMade();
    }

    @Override
    public void join() throws InterruptedException {
        throw neverMade();
    }

    @Override
    public void join(long timeout) throws InterruptedException {
        throw neverMade();
    }

    @Override
    public <T> T export(Class<T> type, T instance) {
        throw neverMade();
    }

    @Override
    public void syncLocalIO() throws InterruptedException {
        throw neverMade();
    }

    /** Always null here: no callable ever arrives over a wire. */
    public static Channel current() {
        return null;
    }

    private static IllegalStateException neverMade() {
        return new IllegalStateException("The embedded Jenkins has no remote agents");
    }
}
