package hudson.remoting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future that another thread completes. */
public class AsyncFutureImpl<V> implements Future<V> {
    private final CompletableFuture<V> result = new CompletableFuture<>();

    @Override
    public boolean isDone() {
        return result.isDone();
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        return result.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return result.get(timeout, unit);
    }

    public void set(V value) {
        result.complete(value);
    }

    public void set(Throwable problem) {
        result.completeExceptionally(problem);
    }

    public void setAsCancelled() {
        result.cancel(false);
    }

    @Override
    public boolean isCancelled() {
        return result.isCancelled();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return false;
    }
}
