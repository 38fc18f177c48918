package io.jenkins.plugins.pavedroad.cloud;

import java.util.Optional;

/**
 * For which build the current thread works, so that a cloud can tell its operator who did what. Looks that many builds
 * share are whichever build's thread made them.
 */
public final class OnBehalf implements AutoCloseable {
    private static final ThreadLocal<String> BUILD = new ThreadLocal<>();

    private final String before;

    private OnBehalf(String before) {
        this.before = before;
    }

    /** @param build a build's externalizable id, {@code folder/job#12}; to be closed by the same thread */
    public static OnBehalf of(String build) {
        OnBehalf scope = new OnBehalf(BUILD.get());
        BUILD.set(build);
        return scope;
    }

    public static Optional<String> build() {
        return Optional.ofNullable(BUILD.get());
    }

    @Override
    public void close() {
        if (before == null) {
            BUILD.remove();
        } else {
            BUILD.set(before);
        }
    }
}
