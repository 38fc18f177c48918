package io.jenkins.plugins.pavedroad.guardrail;

import java.util.List;

/**
 * What follows from some verdicts under the configured levels and the overrides.
 *
 * @param lines to be told, in order: warnings, and what was overridden by whom and why
 * @param stops why the operation must not go on, one text for each guardrail; empty when it may
 * @param used overrides without which it would have stopped
 */
public record Ruling(List<String> lines, List<String> stops, List<Exemption> used) {
    public Ruling {
        lines = List.copyOf(lines);
        stops = List.copyOf(stops);
        used = List.copyOf(used);
    }

    public boolean stopped() {
        return !stops.isEmpty();
    }

    /** All the reasons as one text. */
    public String sentence() {
        return String.join(" ", stops);
    }
}
