package io.jenkins.plugins.pavedroad.janitor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mark as it stands in a resource's tag {@value #TAG}: since when, from which day it may be cleaned, by which rule. An
 * earlier mark keeps its day, however often the resource is found again.
 */
public record Mark(Instant since, LocalDate terminate, String rule) {
    public static final String TAG = "paved-road:janitor";

    public String text() {
        return "marked=" + since + ";terminate=" + terminate + ";rule=" + rule;
    }

    /** The mark a resource carries, when it can be read. */
    public static Optional<Mark> of(Map<String, String> tags) {
        Map<String, String> parts = new HashMap<>();
        for (String part : tags.getOrDefault(TAG, "").split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        try {
            return parts.keySet().containsAll(java.util.Set.of("marked", "terminate", "rule"))
                    ? Optional.of(new Mark(
                            Instant.parse(parts.get("marked")),
                            LocalDate.parse(parts.get("terminate")),
                            parts.get("rule")))
                    : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
