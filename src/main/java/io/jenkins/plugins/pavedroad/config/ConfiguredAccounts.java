package io.jenkins.plugins.pavedroad.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.init.Terminator;
import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import jenkins.util.SystemProperties;

/**
 * The accounts steps can name. Today there is the default one: the cloud's own credentials chain, and an endpoint only
 * when the administrator started Jenkins with {@value #ENDPOINT}.
 */
@Extension
public class ConfiguredAccounts implements Accounts, ExtensionPoint {
    /** System property: one address for all services of the default account instead of the cloud's own. */
    public static final String ENDPOINT = "io.jenkins.plugins.pavedroad.endpoint";

    public static ConfiguredAccounts get() {
        return ExtensionList.lookupSingleton(ConfiguredAccounts.class);
    }

    @Terminator
    public static void close() {
        ExtensionList.lookup(CloudProvider.class).forEach(CloudProvider::close);
    }

    @Override
    public Cloud cloud(String name) {
        Account account = account(name);
        for (CloudProvider provider : ExtensionList.lookup(CloudProvider.class)) {
            if (provider.offers(account)) {
                return provider.open(account);
            }
        }
        throw new IllegalStateException("No cloud is installed for the account '" + account.name() + "'.");
    }

    @Override
    public String resolve(String name) {
        return account(name).name();
    }

    /** Names of all accounts, the default one first. */
    public List<String> names() {
        return List.of(defaultAccount().name());
    }

    private Account account(String name) {
        Account account = defaultAccount();
        String given = Util.fixEmptyAndTrim(name);
        if (given != null && !given.equals(account.name())) {
            throw new IllegalArgumentException("The parameter 'account' is '" + given + "'; it must be one of "
                    + String.join(", ", names()) + ".");
        }
        return account;
    }

    private static Account defaultAccount() {
        Account account = Account.byDefault();
        String endpoint = Util.fixEmptyAndTrim(SystemProperties.getString(ENDPOINT));
        return new Account(
                account.name(),
                account.credentialsId(),
                account.role(),
                account.externalId(),
                account.sessionName(),
                Optional.ofNullable(endpoint).map(URI::create));
    }
}
