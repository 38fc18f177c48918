package io.jenkins.plugins.pavedroad.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.init.Terminator;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.AccountUnavailableException;
import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.CallerIdentity;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudProvider;
import io.jenkins.plugins.pavedroad.cloud.shared.SharedClouds;
import io.jenkins.plugins.pavedroad.naming.JobPattern;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jenkins.util.SystemProperties;

/**
 * The accounts steps can name: those of the system configuration, or, while there are none, a default one with the cloud's
 * own credentials chain. They are looked up anew each time, so that a change of the configuration is seen by operations
 * that run.
 */
@Extension
public class ConfiguredAccounts implements Accounts, ExtensionPoint {
    /** System property: one address for all services of every account instead of the cloud's own. */
    public static final String ENDPOINT = "io.jenkins.plugins.pavedroad.endpoint";

    private final SharedClouds shared = new SharedClouds(Clock.systemUTC());

    public static ConfiguredAccounts get() {
        return ExtensionList.lookupSingleton(ConfiguredAccounts.class);
    }

    @Terminator(requires = CALLS_ENDED)
    public static void close() {
        ExtensionList.lookup(CloudProvider.class).forEach(CloudProvider::close);
    }

    @Override
    public Cloud cloud(String name) {
        Account account = configured().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AccountUnavailableException(
                        "accounts",
                        "NoAccount",
                        "the account '" + name + "' is no longer configured; it is needed until this operation has"
                                + " ended, so an administrator has to put it back"));
        return shared.share(name, provider(account).open(account));
    }

    /** The provider that is for this account. */
    static CloudProvider provider(Account account) {
        for (CloudProvider provider : ExtensionList.lookup(CloudProvider.class)) {
            if (provider.offers(account)) {
                return provider;
            }
        }
        throw new IllegalStateException("No cloud is installed for the account '" + account.name() + "'.");
    }

    /**
     * The name an operation keeps, so that a later change of the default does not move it to another account. Makes no
     * call of the cloud.
     *
     * @param given a step's parameter; empty for the default account
     * @param run the build that asks
     * @param regions names of the regions it is asked for
     * @throws io.jenkins.plugins.pavedroad.parameter.BadParameterException when there is no such account, the job may not
     *     use it, or it is not for one of these regions
     */
    public String resolve(String given, Run<?, ?> run, List<String> regions) {
        AccountChoice.Candidate chosen = new AccountChoice(candidates())
                .choose(Util.fixEmptyAndTrim(given), run.getParent().getFullName());
        AccountChoice.checkRegions(chosen, regions);
        return chosen.name();
    }

    /** @throws io.jenkins.plugins.pavedroad.cloud.CloudException when the cloud does not let this account in */
    static CallerIdentity identify(Account account) {
        Account asked = atEndpoint(account);
        return provider(asked).identify(asked);
    }

    /** Regions that an account is for, in its own order; empty for all. */
    public List<String> regions(String name) {
        return candidates().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(AccountChoice.Candidate::regions)
                .orElse(List.of());
    }

    /** Names of all accounts. */
    public List<String> names() {
        return configured().stream().map(Account::name).toList();
    }

    private static List<AccountChoice.Candidate> candidates() {
        List<AccountConfiguration> configured =
                PavedRoadConfiguration.get().getSettings().getAccounts();
        return configured.isEmpty()
                ? List.of(new AccountChoice.Candidate(Account.byDefault().name(), JobPattern.ALL, true, List.of()))
                : configured.stream().map(AccountConfiguration::candidate).toList();
    }

    private static List<Account> configured() {
        List<AccountConfiguration> configured =
                PavedRoadConfiguration.get().getSettings().getAccounts();
        return configured.isEmpty()
                ? List.of(atEndpoint(Account.byDefault()))
                : configured.stream()
                        .map(AccountConfiguration::account)
                        .map(ConfiguredAccounts::atEndpoint)
                        .toList();
    }

    /** As the administrator who started Jenkins wants it reached. */
    static Account atEndpoint(Account account) {
        String endpoint = Util.fixEmptyAndTrim(SystemProperties.getString(ENDPOINT));
        return account.at(Optional.ofNullable(endpoint).map(URI::create));
    }
}
