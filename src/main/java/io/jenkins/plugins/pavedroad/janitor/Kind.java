package io.jenkins.plugins.pavedroad.janitor;

import java.util.Locale;

/** Kinds of resources the janitor knows. */
public enum Kind {
    VOLUME,
    SNAPSHOT,
    IMAGE;

    /** As users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
