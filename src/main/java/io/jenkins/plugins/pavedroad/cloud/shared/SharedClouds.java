package io.jenkins.plugins.pavedroad.cloud.shared;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Clouds whose look-ups are shared. One for the whole controller. Thread-safe. */
public final class SharedClouds {
    private record Place(String account, String region) {}

    private final Clock clock;
    private final Map<Place, RegionLooks> looks = new ConcurrentHashMap<>();

    public SharedClouds(Clock clock) {
        this.clock = clock;
    }

    /**
     * The same cloud, with its looks shared with all other users of this account, whatever session each of them has. Makes
     * no call.
     *
     * @param account the account's name
     */
    public Cloud share(String account, Cloud cloud) {
        return new Cloud() {
            @Override
            public String accountId() {
                return cloud.accountId();
            }

            @Override
            public CloudRegion region(String name) {
                CloudRegion region = cloud.region(name);
                return new SharedRegion(
                        region, looks.computeIfAbsent(new Place(account, name), place -> new RegionLooks(clock)));
            }
        };
    }
}
