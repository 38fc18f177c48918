package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one account in one region sees of the others': images, snapshots and keys that they share with it. Tags are not
 * shared; an account can put its own on an image of another's, which only it sees.
 */
final class Shares {
    private final String region;
    private final String account;
    private final Map<String, Ec2> accounts;
    private final Map<String, Map<String, String>> ownTags = new ConcurrentHashMap<>();

    /** @param accounts all, by number; live */
    Shares(String region, String account, Map<String, Ec2> accounts) {
        this.region = region;
        this.account = account;
        this.accounts = accounts;
    }

    private Stream<Ec2Region> others() {
        return accounts.entrySet().stream()
                .filter(other -> !other.getKey().equals(account))
                .map(other -> other.getValue().region(region));
    }

    Optional<Image> image(String id) {
        return others().flatMap(other -> other.images.find(id).stream())
                .filter(image -> image.visibleTo(account))
                .findFirst()
                .map(this::seen);
    }

    /** These images together with the shared ones, in the order in which they were made. */
    List<Image> with(List<Image> own) {
        List<Image> all = new ArrayList<>(own);
        others().flatMap(other -> other.images.all().stream())
                .filter(image -> image.visibleTo(account))
                .map(this::seen)
                .forEach(all::add);
        all.sort(Comparator.comparing(Resource::number));
        return all;
    }

    private Image seen(Image image) {
        return image.seenWith(
                ownTags.computeIfAbsent(image.id(), id -> new java.util.concurrent.ConcurrentSkipListMap<>()));
    }

    /** The snapshot behind an image that this account may use. */
    Snapshot snapshot(Ec2Region own, String id) {
        Snapshot snapshot = own.snapshots
                .find(id)
                .or(() -> others().flatMap(other -> other.snapshots.find(id).stream())
                        .findFirst())
                .orElseGet(() -> own.snapshots.get(id));
        if (!snapshot.visibleTo(account)) {
            throw new AwsError("InvalidRequest", "You do not have permission to access the storage of this ami");
        }
        return snapshot;
    }

    /** Whether this account may use that key: its own, or another's whose policy says so. */
    boolean mayUse(Ec2Region own, String key) {
        return own.keys.arn(key).isPresent() || others().anyMatch(other -> other.keys.lets(account, key));
    }

    boolean keepContent(String contentKey) {
        Predicate<Snapshot> holds = snapshot -> contentKey.equals(snapshot.contentKey);
        return accounts.values().stream().flatMap(Ec2::regions).anyMatch(each -> each.snapshots.all().stream()
                .anyMatch(holds));
    }
}
