package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** AWS as one account sees it. */
final class AwsCloud implements Cloud, AutoCloseable {
    private final Account account;
    private final Connection connection;
    private final Credentials credentials;
    private final Map<String, AwsRegion> regions = new HashMap<>();
    private Identity identity;
    private volatile String accountId;

    AwsCloud(Account account, Connection connection, Credentials credentials) {
        this.account = account;
        this.connection = connection;
        this.credentials = credentials;
    }

    @Override
    public String accountId() {
        // Asked outside the lock, so that nobody waits for STS who does not need it; asking twice does no harm.
        if (accountId == null) {
            accountId = identity(Region.US_EAST_1).accountId();
        }
        return accountId;
    }

    @Override
    public synchronized CloudRegion region(String name) {
        return regions.computeIfAbsent(name, key -> {
            Region region = known(key);
            Clients clients = new Clients(
                    connection, region, account.endpoint(), identity(region).provider());
            return new AwsRegion(key, clients, this::accountId);
        });
    }

    /** STS of the first region asked for: an account of another partition is unknown in us-east-1. */
    private synchronized Identity identity(Region home) {
        if (identity == null) {
            identity = new Identity(account, home, connection, credentials);
        }
        return identity;
    }

    private Region known(String name) {
        boolean wellFormed = name.matches("[a-z]{2,}(-[a-z]+)+-[0-9]+");
        if (wellFormed && (account.endpoint().isPresent() || RegionMetadata.of(Region.of(name)) != null)) {
            return Region.of(name);
        }
        throw new IllegalArgumentException(
                "region '" + name + "' is not a region of AWS: a name such as us-east-1 or eu-west-1 is needed");
    }

    @Override
    public synchronized void close() {
        regions.values().forEach(AwsRegion::close);
        if (identity != null) {
            identity.close();
        }
    }
}
