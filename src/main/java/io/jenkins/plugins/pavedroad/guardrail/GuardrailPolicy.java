package io.jenkins.plugins.pavedroad.guardrail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Under which rules an operation runs: what was configured, and which overrides were granted, when its step began. Kept
 * with the operation, so that it ends under the rules it began with.
 *
 * @param job full name of the job whose build it is; empty when not known
 * @param levels by the guardrail's name; one that is missing has its default
 * @param limits null for the defaults
 * @param application who owns the application; null when this does not concern the operation
 * @param exemptions what became of each override the build asked for
 */
public record GuardrailPolicy(
        String job,
        Map<String, Level> levels,
        Limits limits,
        Ownership.Application application,
        List<Exemption> exemptions) {
    public GuardrailPolicy {
        job = job == null ? "" : job;
        levels = levels == null ? new LinkedHashMap<>() : new LinkedHashMap<>(levels);
        limits = limits == null ? Limits.byDefault() : limits;
        exemptions = exemptions == null ? List.of() : List.copyOf(exemptions);
    }

    /** Nothing configured and nothing overridden; also what an operation of an earlier version goes on under. */
    public static GuardrailPolicy byDefault() {
        return new GuardrailPolicy(null, null, null, null, null);
    }

    public Level level(Guardrail guardrail) {
        return levels.getOrDefault(guardrail.text(), guardrail.byDefault());
    }
}
