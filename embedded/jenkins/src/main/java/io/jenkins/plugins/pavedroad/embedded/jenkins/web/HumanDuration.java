package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.util.Locale;

/** Durations as people read them: {@code 340ms}, {@code 4.2s}, {@code 1m 5s}, {@code 2h 3m}. */
public final class HumanDuration {
    private HumanDuration() {}

    public static String of(long millis) {
        long seconds = Math.round(millis / 1000.0);
        if (millis < 1_000) {
            return Math.max(0, millis) + "ms";
        }
        if (millis < 9_950) {
            return String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
        }
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "m " + seconds % 60 + "s";
        }
        return seconds / 3_600 + "h " + seconds % 3_600 / 60 + "m";
    }
}
