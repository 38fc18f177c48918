package io.jenkins.plugins.pavedroad.guardrail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a guardrail does when what it guards against is found. The order is from the mildest to the strictest. */
public enum Level {
    /** It is not looked at. */
    OFF,
    /** It is told, and the operation goes on. */
    WARN,
    /** The operation does not go on, unless overridden. */
    STOP;

    /** As configuration writes it: {@code off}, {@code warn} or {@code stop}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of this text, in any case. */
    public static Optional<Level> named(String text) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(text))
                .findFirst();
    }
}
