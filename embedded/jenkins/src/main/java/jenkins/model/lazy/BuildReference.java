package jenkins.model.lazy;

import java.lang.ref.SoftReference;

/** Refers to a build without keeping it in memory. */
public final class BuildReference<R> {
    private final String id;
    private final SoftReference<R> reference;

    public BuildReference(String id, R referent) {
        this.id = id;
        this.reference = new SoftReference<>(referent);
    }

    public R get() {
        return reference.get();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof BuildReference<?> that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + ": " + get();
    }
}
