package io.jenkins.plugins.pavedroad.guardrail;

import io.jenkins.plugins.pavedroad.naming.JobPattern;
import io.jenkins.plugins.pavedroad.parameter.Nearest;
import java.util.List;

/** Who may deploy an application: the jobs its pattern names. */
public final class Ownership {
    /**
     * An application, as configured.
     *
     * @param owner e-mail address; empty when none is configured
     * @param jobs pattern of the jobs that may deploy it; null for every job
     * @param configured whether there is such an application in the configuration
     * @param known names of all configured applications; empty when there are none
     */
    public record Application(String name, String owner, String jobs, boolean configured, List<String> known) {
        public Application {
            owner = owner == null ? "" : owner;
            known = known == null ? List.of() : List.copyOf(known);
        }
    }

    private Ownership() {}

    /**
     * Where no application is configured, every job may deploy every one. One that is missing among configured ones is
     * probably misspelt.
     *
     * @param job full name
     */
    public static Verdict ofApplication(Application application, String job) {
        if (!application.configured()) {
            if (application.known().isEmpty()) {
                return Verdict.pass(Guardrail.APPLICATION_OWNERSHIP);
            }
            return Verdict.warn(
                    Guardrail.APPLICATION_OWNERSHIP,
                    "The application '" + application.name() + "' is not configured, so nobody owns it.",
                    Nearest.to(application.name(), application.known())
                            .map(near -> "Did you mean '" + near + "'? Else have an administrator add it.")
                            .orElse("Have an administrator add it."));
        }
        if (JobPattern.of(application.jobs()).matches(job)) {
            return Verdict.pass(Guardrail.APPLICATION_OWNERSHIP);
        }
        return Verdict.stop(
                Guardrail.APPLICATION_OWNERSHIP,
                "The job '" + job + "' may not deploy the application '" + application.name()
                        + "': only jobs that match '" + JobPattern.of(application.jobs()) + "' may.",
                (application.owner().isEmpty()
                                ? "Deploy it"
                                : "Ask its owner, " + application.owner() + ", or deploy it")
                        + " from one of those jobs.");
    }
}
