package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

/** Between construction and {@link #commit} a saveable's own {@code save()} does nothing. */
public class BulkChange implements Closeable {
    private static final ThreadLocal<BulkChange> INSCOPE = new ThreadLocal<>();

    public static final Saveable ALL = () -> {};

    private final Saveable saveable;
    private final BulkChange parent;
    private boolean completed;

    public BulkChange(Saveable saveable) {
        this.saveable = saveable;
        this.parent = current();
        INSCOPE.set(this);
    }

    public void commit() throws IOException {
        if (!completed) {
            pop();
            saveable.save();
        }
    }

    @Override
    public void close() {
        abort();
    }

    public void abort() {
        if (!completed) {
            pop();
        }
    }

    private void pop() {
        if (current() != this) {
            throw new AssertionError("bulk changes overlap instead of nesting");
        }
        completed = true;
        INSCOPE.set(parent);
    }

    public static BulkChange current() {
        return INSCOPE.get();
    }

    public static boolean contains(Saveable s) {
        for (BulkChange change = current(); change != null; change = change.parent) {
            if (change.saveable == s || change.saveable == ALL) {
                return true;
            }
        }
        return false;
    }
}
