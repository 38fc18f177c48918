package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CallerIdentity;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** AWS as one account sees it. */
final class AwsCloud implements Cloud, AutoCloseable {
    private final Account account;
    private final Connection connection;
    private final Credentials credentials;
    private final Clock clock;
    private final Places places;
    private final Map<String, AwsRegion> regions = new HashMap<>();
    private Identity identity;
    private volatile String accountId;

    AwsCloud(Account account, Connection connection, Credentials credentials, Clock clock) {
        this.account = account;
        this.connection = connection;
        this.credentials = credentials;
        this.clock = clock;
        this.places = new Places(account);
    }

    @Override
    public String accountId() {
        // Asked outside the lock, so that nobody waits for STS who does not need it; asking twice does no harm.
        if (accountId == null) {
            accountId = caller().accountId();
        }
        return accountId;
    }

    /** Who AWS takes us for now. */
    CallerIdentity caller() {
        return identity(Region.US_EAST_1).caller();
    }

    @Override
    public synchronized CloudRegion region(String name) {
        return regions.computeIfAbsent(name, key -> {
            Region region = places.region(key);
            Clients clients = new Clients(connection, region, identity(region).access());
            return new AwsRegion(key, clients, this::accountId);
        });
    }

    private synchronized Identity identity(Region asked) {
        if (identity == null) {
            identity = new Identity(account, places.home(asked), connection, credentials, clock);
        }
        return identity;
    }

    @Override
    public synchronized void close() {
        regions.values().forEach(AwsRegion::close);
        if (identity != null) {
            identity.close();
        }
    }
}
