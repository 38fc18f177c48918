package io.jenkins.plugins.pavedroad.config;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CallerIdentity;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.naming.JobPattern;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An account as an administrator configured it. Names its credentials; never holds them. */
public class AccountConfiguration extends AbstractDescribableImpl<AccountConfiguration> {
    private final String name;
    private String credentialsId;
    private String role;
    private String externalId;
    private String sessionName;
    private List<String> regions;
    private String partition;
    private String jobs;
    private boolean defaultAccount;
    /** The other way round than the form shows it, so that an older file without it means the default. */
    private boolean withoutProxy;

    @DataBoundConstructor
    public AccountConfiguration(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    public String getName() {
        return name;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public String getRole() {
        return role;
    }

    @DataBoundSetter
    public void setRole(String role) {
        this.role = Util.fixEmptyAndTrim(role);
    }

    public String getExternalId() {
        return externalId;
    }

    @DataBoundSetter
    public void setExternalId(String externalId) {
        this.externalId = Util.fixEmptyAndTrim(externalId);
    }

    public String getSessionName() {
        return sessionName;
    }

    @DataBoundSetter
    public void setSessionName(String sessionName) {
        this.sessionName = Util.fixEmptyAndTrim(sessionName);
    }

    public List<String> getRegions() {
        return regions;
    }

    @DataBoundSetter
    public void setRegions(List<String> regions) {
        this.regions = PavedRoadStep.given(regions);
    }

    public String getPartition() {
        return partition;
    }

    @DataBoundSetter
    public void setPartition(String partition) {
        this.partition = Util.fixEmptyAndTrim(partition);
    }

    public String getJobs() {
        return jobs;
    }

    @DataBoundSetter
    public void setJobs(String jobs) {
        this.jobs = Util.fixEmptyAndTrim(jobs);
    }

    public boolean isDefaultAccount() {
        return defaultAccount;
    }

    @DataBoundSetter
    public void setDefaultAccount(boolean defaultAccount) {
        this.defaultAccount = defaultAccount;
    }

    public boolean isUseProxy() {
        return !withoutProxy;
    }

    @DataBoundSetter
    public void setUseProxy(boolean useProxy) {
        withoutProxy = !useProxy;
    }

    /** At the cloud's own addresses. */
    Account account() {
        return new Account(
                name,
                Optional.ofNullable(credentialsId),
                Optional.ofNullable(role),
                Optional.ofNullable(externalId),
                Optional.ofNullable(sessionName),
                Optional.empty(),
                regionList(),
                Optional.ofNullable(partition),
                isUseProxy());
    }

    AccountChoice.Candidate candidate() {
        return new AccountChoice.Candidate(name, JobPattern.of(jobs), defaultAccount, regionList());
    }

    private List<String> regionList() {
        return regions == null ? List.of() : regions;
    }

    /** The first thing that is wrong: one sentence. */
    Optional<String> problem() {
        return Stream.of(
                        AccountRules.name(name),
                        AccountRules.role(role),
                        AccountRules.externalId(externalId, role),
                        AccountRules.sessionName(sessionName),
                        AccountRules.regions(regionList()),
                        AccountRules.partition(partition, role),
                        JobPattern.problem(jobs))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<AccountConfiguration> {
        @Override
        public String getDisplayName() {
            return "Account";
        }

        /** A list as the form's text area shows it. */
        public String lines(List<String> entries) {
            return entries == null ? "" : String.join("\n", entries);
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(AccountRules.name(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckRole(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(AccountRules.role(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckExternalId(@QueryParameter String value, @QueryParameter String role) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(
                    AccountRules.externalId(Util.fixEmptyAndTrim(value), Util.fixEmptyAndTrim(role)));
        }

        @POST
        public FormValidation doCheckSessionName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(AccountRules.sessionName(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckRegions(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            List<String> given = PavedRoadStep.given(List.of(value));
            return PavedRoadSettings.shown(AccountRules.regions(given == null ? List.of() : given));
        }

        @POST
        public FormValidation doCheckPartition(@QueryParameter String value, @QueryParameter String role) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(
                    AccountRules.partition(Util.fixEmptyAndTrim(value), Util.fixEmptyAndTrim(role)));
        }

        @POST
        public FormValidation doCheckJobs(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(JobPattern.problem(value));
        }

        @POST
        public ListBoxModel doFillPartitionItems() {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            ListBoxModel items = new ListBoxModel();
            items.add("as the role and the regions tell", "");
            AccountRules.PARTITIONS.forEach(items::add);
            return items;
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return items.includeCurrentValue(credentialsId);
            }
            return items.includeEmptyValue()
                    .includeMatchingAs(
                            ACL.SYSTEM2,
                            Jenkins.get(),
                            StandardUsernamePasswordCredentials.class,
                            List.of(),
                            CredentialsMatchers.always())
                    .includeCurrentValue(credentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String id = Util.fixEmptyAndTrim(value);
            return id == null || new AccessKeysAdapter().find(id).isPresent()
                    ? FormValidation.ok()
                    : FormValidation.error("There are no credentials of id '" + id
                            + "' of the kind \"username with password\", which is needed for an access key.");
        }

        /** Asks the cloud who the account, as it is in the form, is. */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String name,
                @QueryParameter String credentialsId,
                @QueryParameter String role,
                @QueryParameter String externalId,
                @QueryParameter String sessionName,
                @QueryParameter String regions,
                @QueryParameter String partition,
                @QueryParameter boolean useProxy) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            AccountConfiguration asked = new AccountConfiguration(name);
            asked.setCredentialsId(credentialsId);
            asked.setRole(role);
            asked.setExternalId(externalId);
            asked.setSessionName(sessionName);
            asked.setRegions(regions == null ? null : List.of(regions));
            asked.setPartition(partition);
            asked.setUseProxy(useProxy);
            return asked.problem().map(FormValidation::error).orElseGet(() -> answer(asked.account()));
        }

        private static FormValidation answer(Account account) {
            try {
                CallerIdentity caller = ConfiguredAccounts.identify(account);
                return FormValidation.ok(
                        "It is the account " + caller.accountId() + ", as " + caller.principal() + ".");
            } catch (CloudException refused) {
                return FormValidation.error("It does not let us in: " + refused.getMessage());
            }
        }
    }
}
