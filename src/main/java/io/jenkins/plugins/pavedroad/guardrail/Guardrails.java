package io.jenkins.plugins.pavedroad.guardrail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the configured levels and the overrides to what the guardrails found, and says it. Pure. */
public final class Guardrails {
    private final GuardrailPolicy policy;

    public Guardrails(GuardrailPolicy policy) {
        this.policy = policy;
    }

    /** Whether a guardrail is looked at, for those whose look costs calls. */
    public boolean on(Guardrail guardrail) {
        return policy.level(guardrail) != Level.OFF;
    }

    public Ruling rule(Verdict... verdicts) {
        return rule(List.of(verdicts));
    }

    public Ruling rule(List<Verdict> verdicts) {
        List<String> lines = new ArrayList<>();
        List<String> stops = new ArrayList<>();
        List<Exemption> used = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Guardrail guardrail = verdict.guardrail();
            Level level = milder(verdict.weight(), policy.level(guardrail));
            if (level == Level.OFF) {
                continue;
            }
            Optional<Exemption> asked = asked(guardrail);
            if (level == Level.WARN) {
                lines.add("Warning of the guardrail " + guardrail.text() + ": " + verdict.what() + " " + verdict.way());
            } else if (asked.isPresent() && asked.get().granted()) {
                lines.add("The guardrail " + guardrail.text() + " is overridden by "
                        + asked.get().by() + ", reason: " + asked.get().reason() + ". It says: " + verdict.what());
                used.add(asked.get());
            } else {
                stops.add("Stopped by the guardrail " + guardrail.text() + ": " + verdict.what() + " " + verdict.way()
                        + otherwise(guardrail, asked));
            }
        }
        return new Ruling(lines, stops, used);
    }

    private Optional<Exemption> asked(Guardrail guardrail) {
        return policy.exemptions().stream().filter(e -> e.concerns(guardrail)).findFirst();
    }

    private static String otherwise(Guardrail guardrail, Optional<Exemption> asked) {
        return asked.map(e -> " The override was not granted: " + e.refused())
                .orElseGet(() -> " Who has the permission Paved Road/Override can pass it for one build with override: "
                        + "[[guardrail: '" + guardrail.text() + "', reason: '…']].");
    }

    private static Level milder(Level one, Level other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
