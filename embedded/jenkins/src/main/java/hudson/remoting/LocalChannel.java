package hudson.remoting;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** A channel to this JVM: calls are ordinary calls. */
public class LocalChannel implements VirtualChannel {
    private final ExecutorService executor;

    public LocalChannel(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public <V, T extends Throwable> V call(hudson.remoting.Callable<V, T> callable) throws T {
        return callable.call();
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(hudson.remoting.Callable<V, T> callable) {
        AsyncFutureImpl<V> future = new AsyncFutureImpl<>();
        executor.submit((Callable<Void>) () -> {
            try {
                future.set(callable.call());
            } catch (Throwable problem) {
                future.set(problem);
            }
            return null;
        });
        return future;
    }

    @Override
    public void close() {}

    @Override
    public void join() throws InterruptedException {}

    @Override
    public void join(long timeout) throws InterruptedException {}

    @Override
    public <T> T export(Class<T> type, T instance) {
        return instance;
    }

    @Override
    public void syncLocalIO() throws InterruptedException {}
}
