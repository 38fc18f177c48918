package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import java.util.HashMap;
import java.util.Map;

/** AWS as each account sees it. One for the whole controller: its clients are shared, and closed together with it. */
public final class AwsClouds implements AutoCloseable {
    private final Connection connection;
    private final Credentials credentials;
    private final Map<Account, AwsCloud> clouds = new HashMap<>();

    /**
     * @param credentials where accounts' access keys come from
     * @param version of the plugin; goes into the user agent
     */
    public AwsClouds(Credentials credentials, String version) {
        this.credentials = credentials;
        this.connection = new Connection(version);
    }

    /** The same cloud each time for the same account. Makes no call. */
    public synchronized Cloud cloud(Account account) {
        return clouds.computeIfAbsent(account, key -> new AwsCloud(key, connection, credentials));
    }

    @Override
    public synchronized void close() {
        clouds.values().forEach(AwsCloud::close);
        clouds.clear();
        connection.close();
    }
}
