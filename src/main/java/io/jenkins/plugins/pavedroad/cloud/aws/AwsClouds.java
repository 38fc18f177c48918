package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CallerIdentity;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import io.jenkins.plugins.pavedroad.cloud.Network;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** AWS as each account sees it. One for the whole controller: its clients are shared, and closed together with it. */
public final class AwsClouds implements AutoCloseable {
    private record Opened(Account account, AwsCloud cloud) {}

    private final Connection connection;
    private final Credentials credentials;
    private final Clock clock;
    private final Map<String, Opened> clouds = new HashMap<>();

    /**
     * @param credentials where accounts' access keys come from
     * @param version of the plugin; goes into the user agent
     * @param clock that sessions' ends are compared with
     */
    public AwsClouds(Credentials credentials, String version, Network network, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.connection = new Connection(version, network);
    }

    /**
     * The same cloud each time for the same account. The one of an account that was configured anew replaces the earlier
     * one, whose calls under way come to their end. Makes no call.
     */
    public synchronized Cloud cloud(Account account) {
        Opened opened = clouds.get(account.name());
        if (opened == null || !opened.account().equals(account)) {
            if (opened != null) {
                opened.cloud().close();
            }
            opened = new Opened(account, new AwsCloud(account, connection, credentials, clock));
            clouds.put(account.name(), opened);
        }
        return opened.cloud();
    }

    /** Who AWS takes an account's caller for; nothing of it is kept. */
    public CallerIdentity identify(Account account) {
        try (AwsCloud cloud = new AwsCloud(account, connection, credentials, clock)) {
            return cloud.caller();
        }
    }

    @Override
    public synchronized void close() {
        clouds.values().forEach(opened -> opened.cloud().close());
        clouds.clear();
        connection.close();
    }
}
