package io.jenkins.plugins.pavedroad.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * All that is configured, bound as one: a form does not submit an emptied list, so a list that were bound by itself would
 * keep its old entries.
 */
public class PavedRoadSettings extends AbstractDescribableImpl<PavedRoadSettings> {
    private List<AccountConfiguration> accounts;
    private List<ApplicationConfiguration> applications;
    private GuardrailSettings guardrails;
    private String certificateAuthorities;

    @DataBoundConstructor
    public PavedRoadSettings() {}

    public List<AccountConfiguration> getAccounts() {
        return accounts == null ? List.of() : accounts;
    }

    @DataBoundSetter
    public void setAccounts(List<AccountConfiguration> accounts) {
        this.accounts = new ArrayList<>(Util.fixNull(accounts));
    }

    public List<ApplicationConfiguration> getApplications() {
        return applications == null ? List.of() : applications;
    }

    @DataBoundSetter
    public void setApplications(List<ApplicationConfiguration> applications) {
        this.applications = new ArrayList<>(Util.fixNull(applications));
    }

    public GuardrailSettings getGuardrails() {
        return guardrails == null ? new GuardrailSettings() : guardrails;
    }

    @DataBoundSetter
    public void setGuardrails(GuardrailSettings guardrails) {
        this.guardrails = guardrails;
    }

    /** In PEM form; null for none beside the JVM's. */
    public String getCertificateAuthorities() {
        return certificateAuthorities;
    }

    @DataBoundSetter
    public void setCertificateAuthorities(String certificateAuthorities) {
        this.certificateAuthorities = Util.fixEmptyAndTrim(certificateAuthorities);
    }

    /** The first thing that is wrong: one sentence that says where. */
    Optional<String> problem() {
        return firstIn("account", getAccounts(), AccountConfiguration::getName, AccountConfiguration::problem)
                .or(() -> firstIn(
                        "application",
                        getApplications(),
                        ApplicationConfiguration::getName,
                        ApplicationConfiguration::problem))
                .or(this::twoDefaults)
                .or(() -> getGuardrails().problem().map(wrong -> "Paved Road, guardrails: " + wrong))
                .or(() -> CertificateRules.problem(certificateAuthorities).map(wrong -> "Paved Road: " + wrong));
    }

    private static <T> Optional<String> firstIn(
            String kind, List<T> entries, Function<T, String> name, Function<T, Optional<String>> problem) {
        Set<String> names = new HashSet<>();
        for (T entry : entries) {
            Optional<String> wrong = problem.apply(entry);
            if (wrong.isPresent()) {
                return Optional.of("Paved Road, " + kind + " '" + name.apply(entry) + "': " + wrong.get());
            }
            if (!names.add(name.apply(entry))) {
                return Optional.of("Paved Road: there are two " + kind + "s of the name '" + name.apply(entry)
                        + "'; each name may be given once.");
            }
        }
        return Optional.empty();
    }

    private Optional<String> twoDefaults() {
        List<String> defaults = getAccounts().stream()
                .filter(AccountConfiguration::isDefaultAccount)
                .map(AccountConfiguration::getName)
                .toList();
        return defaults.size() < 2
                ? Optional.empty()
                : Optional.of("Paved Road: the accounts " + String.join(", ", defaults)
                        + " are all the default one; at most one may be.");
    }

    static FormValidation shown(Optional<String> problem) {
        return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<PavedRoadSettings> {
        @Override
        public String getDisplayName() {
            return "Paved Road";
        }

        @POST
        public FormValidation doCheckCertificateAuthorities(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return shown(CertificateRules.problem(value));
        }
    }
}
