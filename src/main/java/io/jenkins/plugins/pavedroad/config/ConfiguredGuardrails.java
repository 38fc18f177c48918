package io.jenkins.plugins.pavedroad.config;

import io.jenkins.plugins.pavedroad.guardrail.Exemption;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailPolicy;
import io.jenkins.plugins.pavedroad.guardrail.Ownership;
import java.util.List;

/** The rules an operation runs under, from the configuration as it is when the operation begins. */
final class ConfiguredGuardrails {
    private ConfiguredGuardrails() {}

    static GuardrailPolicy policy(String job, String application, List<Exemption> exemptions) {
        GuardrailSettings settings = PavedRoadConfiguration.get().getSettings().getGuardrails();
        return new GuardrailPolicy(
                job,
                settings.levelsByName(),
                settings.limits(),
                application == null ? null : owned(application),
                exemptions);
    }

    private static Ownership.Application owned(String name) {
        PavedRoadConfiguration configuration = PavedRoadConfiguration.get();
        List<String> known = configuration.getSettings().getApplications().stream()
                .map(ApplicationConfiguration::getName)
                .toList();
        return configuration
                .application(name)
                .map(one -> new Ownership.Application(
                        name, one.owner().orElse(null), one.jobs().toString(), true, known))
                .orElseGet(() -> new Ownership.Application(name, null, null, false, known));
    }
}
