package io.jenkins.plugins.pavedroad.embedded.jenkins;

import java.util.List;
import java.util.concurrent.Callable;

/** Finds the extensions that a Jenkins has, without making them. */
public interface ExtensionSource {
    List<Candidate> candidates(ClassLoader loader);

    /** One extension: {@code type} is known before it is made, and {@code optional} ones may fail to load silently. */
    record Candidate(Class<?> type, double ordinal, boolean optional, Callable<?> instance) {}
}
