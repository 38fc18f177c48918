package hudson.remoting;

/** A callable that is loaded by another class loader than its own. */
public interface DelegatingCallable<V, T extends Throwable> extends Callable<V, T> {
    ClassLoader getClassLoader();
}
