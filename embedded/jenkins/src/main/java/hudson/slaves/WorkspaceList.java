package hudson.slaves;

import hudson.FilePath;
import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import jenkins.util.SystemProperties;

/** Which folders of a node are in use. */
public final class WorkspaceList {
    public static final String COMBINATOR = SystemProperties.getString(WorkspaceList.class.getName(), "@");
    public static final String TMP_DIR_SUFFIX = COMBINATOR + "tmp";

    private final Map<FilePath, Integer> inUse = new HashMap<>();

    public WorkspaceList() {}

    /** The folder, or the first of {@code folder@2}, {@code folder@3} … that is free. */
    public synchronized Lease allocate(FilePath base) throws InterruptedException {
        return allocate(base, new Object());
    }

    public synchronized Lease allocate(FilePath base, Object context) throws InterruptedException {
        for (int i = 1; ; i++) {
            FilePath candidate = i == 1 ? base : base.withSuffix(COMBINATOR + i);
            if (!inUse.containsKey(candidate)) {
                return take(candidate);
            }
        }
    }

    /** Takes it although it is in use. */
    public synchronized Lease record(FilePath p) {
        return take(p);
    }

    public Lease acquire(FilePath p) throws InterruptedException {
        return acquire(p, false);
    }

    /** Waits until it is free. */
    public synchronized Lease acquire(FilePath p, boolean quick) throws InterruptedException {
        while (inUse.containsKey(p)) {
            wait();
        }
        return take(p);
    }

    private Lease take(FilePath path) {
        inUse.merge(path, 1, Integer::sum);
        return new Lease(path) {
            private final AtomicBoolean released = new AtomicBoolean();

            @Override
            public void release() {
                if (released.compareAndSet(false, true)) {
                    free(path);
                }
            }
        };
    }

    private synchronized void free(FilePath path) {
        inUse.computeIfPresent(path, (p, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /** For files that must not lie in the workspace itself. */
    public static FilePath tempDir(FilePath ws) {
        return ws.sibling(ws.getName() + TMP_DIR_SUFFIX);
    }

    /** The right to use a folder. */
    public abstract static class Lease implements Closeable {
        public final FilePath path;

        protected Lease(FilePath path) {
            this.path = Objects.requireNonNull(path);
        }

        public abstract void release();

        @Override
        public void close() {
            release();
        }

        public static Lease createDummyLease(FilePath p) {
            return new Lease(p) {
                @Override
                public void release() {}
            };
        }

        public static Lease createLinkedDummyLease(FilePath p, Lease parent) {
            return new Lease(p) {
                @Override
                public void release() {
                    parent.release();
                }
            };
        }
    }
}
