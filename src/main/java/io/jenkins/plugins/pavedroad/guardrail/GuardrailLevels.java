package io.jenkins.plugins.pavedroad.guardrail;

import io.jenkins.plugins.pavedroad.parameter.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Levels as configuration writes them: {@code imageProvenance=stop}, one for each guardrail that differs from its default. */
public final class GuardrailLevels {
    private GuardrailLevels() {}

    /**
     * @return levels by the guardrail's name
     * @throws IllegalArgumentException saying in one sentence which entry is wrong and what would be right
     */
    public static Map<String, Level> parse(List<String> entries) {
        Map<String, Level> levels = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            String name = (equals < 0 ? entry : entry.substring(0, equals)).trim();
            if (Guardrail.named(name).isEmpty()) {
                throw new IllegalArgumentException("The guardrail is '" + name + "', which is none. "
                        + Nearest.to(name, Guardrail.names())
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElseGet(() -> "There are " + String.join(", ", Guardrail.names()) + "."));
            }
            Optional<Level> level = equals < 0
                    ? Optional.empty()
                    : Level.named(entry.substring(equals + 1).trim());
            if (level.isEmpty()) {
                throw new IllegalArgumentException("The level is '" + entry + "'; it must be " + name + "=stop, " + name
                        + "=warn or " + name + "=off.");
            }
            if (levels.put(name, level.get()) != null) {
                throw new IllegalArgumentException("The level of " + name + " is given twice; it may be given once.");
            }
        }
        return levels;
    }
}
