package hudson.remoting;

/** A future of a remote call. */
public interface Future<V> extends java.util.concurrent.Future<V> {}
