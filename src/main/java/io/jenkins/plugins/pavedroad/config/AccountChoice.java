package io.jenkins.plugins.pavedroad.config;

import io.jenkins.plugins.pavedroad.naming.JobPattern;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.List;

/** Which account a step works in, from what it says, which job it is in, and what is configured. */
final class AccountChoice {
    /** One configured account, as far as the choice needs it. */
    record Candidate(String name, JobPattern jobs, boolean byDefault, List<String> regions) {}

    private final List<Candidate> candidates;

    AccountChoice(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    /**
     * @param given the step's parameter; null when it has none
     * @param job the full name of the job that asks
     * @throws BadParameterException when there is none for this job
     */
    Candidate choose(String given, String job) {
        List<Candidate> usable =
                candidates.stream().filter(c -> c.jobs().matches(job)).toList();
        if (given == null) {
            return unnamed(job, usable);
        }
        return usable.stream()
                .filter(c -> c.name().equals(given))
                .findFirst()
                .orElseThrow(() -> refusal(given, job, usable));
    }

    private Candidate unnamed(String job, List<Candidate> usable) {
        if (candidates.size() == 1 && usable.size() == 1) {
            return usable.get(0);
        }
        return usable.stream()
                .filter(Candidate::byDefault)
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        "The parameter 'account' is not given, and no default account is for the job '" + job + "'; "
                                + accepted(usable)));
    }

    private BadParameterException refusal(String given, String job, List<Candidate> usable) {
        boolean exists = candidates.stream().anyMatch(c -> c.name().equals(given));
        return new BadParameterException("The parameter 'account' is '" + given + "'"
                + (exists ? ", which the job '" + job + "' may not use; " : "; ") + accepted(usable));
    }

    private static String accepted(List<Candidate> usable) {
        return usable.isEmpty()
                ? "no account is configured for this job, an administrator has to name it in one's job pattern."
                : "it must be one of "
                        + String.join(", ", usable.stream().map(Candidate::name).toList()) + ".";
    }

    /** @throws BadParameterException when the account is not for one of these regions */
    static void checkRegions(Candidate account, List<String> regions) {
        for (String region : regions) {
            if (!account.regions().isEmpty() && !account.regions().contains(region)) {
                throw new BadParameterException("The parameter 'regions' is '" + region + "', where the account '"
                        + account.name() + "' is not used; it must be among " + String.join(", ", account.regions())
                        + ".");
            }
        }
    }
}
