package org.jenkinsci.plugins.workflow.steps;

import com.google.common.base.Function;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jenkins.util.Timer;

/** A step while it runs. Saved with the Pipeline, so that it can go on after a restart. */
public abstract class StepExecution implements Serializable {

    private static final long serialVersionUID = 1L;

    private StepContext context;

    @Deprecated
    protected StepExecution() {}

    protected StepExecution(StepContext context) {
        this.context = context;
    }

    public StepContext getContext() {
        if (context == null) {
            throw new IllegalStateException("no StepContext was given to " + this);
        }
        return context;
    }

    /**
     * Starts the step on the Pipeline's thread. True: it has ended and told the context its outcome; false: it goes on
     * by itself and will call {@link StepContext#onSuccess} or {@link StepContext#onFailure} from any thread.
     */
    public abstract boolean start() throws Exception;

    /** Asks the step to end early, at the latest soon. */
    public void stop(Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    public void onResume() {}

    /** A line for people who ask what the step is doing; must be quick. */
    public String getStatus() {
        return null;
    }

    public boolean blocksRestart() {
        return false;
    }

    public final String getStatusBounded(long timeout, TimeUnit unit) {
        Future<String> asked = Timer.get().submit(this::getStatus);
        try {
            return asked.get(timeout, unit);
        } catch (TimeoutException e) {
            asked.cancel(true);
            return "the status was not known within " + timeout + " " + unit;
        } catch (ExecutionException e) {
            return e.getCause().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    public static ListenableFuture<?> acceptAll(Consumer<StepExecution> f) {
        List<ListenableFuture<?>> all = new ArrayList<>();
        for (StepExecutionIterator iterator : StepExecutionIterator.all()) {
            all.add(iterator.accept(f));
        }
        return Futures.allAsList(all);
    }

    @Deprecated
    public static ListenableFuture<?> applyAll(Function<StepExecution, Void> f) {
        return acceptAll(f::apply);
    }

    public static <T extends StepExecution> ListenableFuture<?> acceptAll(Class<T> type, Consumer<T> f) {
        return acceptAll(execution -> {
            if (type.isInstance(execution)) {
                f.accept(type.cast(execution));
            }
        });
    }

    @Deprecated
    public static <T extends StepExecution> ListenableFuture<?> applyAll(Class<T> type, Function<T, Void> f) {
        return acceptAll(type, f::apply);
    }

    static <V> ListenableFuture<V> whenDone(ListenableFuture<V> future, Runnable then) {
        future.addListener(then, MoreExecutors.directExecutor());
        return future;
    }
}
