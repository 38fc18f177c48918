package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** Where an account is used: its partition, its regions, and the region whose STS knows it. Makes no call. */
final class Places {
    private static final Pattern ARN = Pattern.compile("arn:(aws[a-z-]*):.*");
    private static final Pattern NAME = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

    /** The regions with which AWS began each partition; their STS is always on. */
    private static final Map<String, Region> FIRST = Map.of(
            "aws", Region.US_EAST_1,
            "aws-cn", Region.CN_NORTH_1,
            "aws-us-gov", Region.US_GOV_WEST_1,
            "aws-iso", Region.US_ISO_EAST_1,
            "aws-iso-b", Region.US_ISOB_EAST_1);

    private final Account account;

    Places(Account account) {
        this.account = account;
    }

    /** As configured, else as the role's ARN or the first region tells; empty when nothing tells. */
    Optional<String> partition() {
        return account.partition()
                .or(() -> account.role()
                        .map(ARN::matcher)
                        .filter(Matcher::matches)
                        .map(arn -> arn.group(1)))
                .or(() -> account.regions().stream().findFirst().flatMap(name -> partition(Region.of(name))));
    }

    /**
     * Where STS is asked: a partition's STS knows nothing of another's accounts, and us-east-1's may be switched off.
     *
     * @param asked the region that is needed first, for an account that tells nothing
     */
    Region home(Region asked) {
        return account.regions().stream()
                .findFirst()
                .map(Region::of)
                .or(() -> partition().map(FIRST::get))
                .orElse(asked);
    }

    /** @throws IllegalArgumentException when the account cannot be used in a region of this name */
    Region region(String name) {
        Region region = Region.of(NAME.matcher(name).matches() ? name : "none");
        boolean known = account.endpoint().isPresent() || RegionMetadata.of(region) != null;
        if (!NAME.matcher(name).matches() || !known) {
            throw new IllegalArgumentException(
                    "region '" + name + "' is not a region of AWS: a name such as us-east-1 or eu-west-1 is needed");
        }
        if (!account.regions().isEmpty() && !account.regions().contains(name)) {
            throw new IllegalArgumentException("the account '" + account.name() + "' is not used in region '" + name
                    + "' but in " + String.join(", ", account.regions()));
        }
        Optional<String> own = partition();
        Optional<String> its = partition(region);
        if (own.isPresent() && its.isPresent() && !own.equals(its)) {
            throw new IllegalArgumentException("region '" + name + "' is in the partition " + its.get()
                    + ", and the account '" + account.name() + "' in " + own.get());
        }
        return region;
    }

    private static Optional<String> partition(Region region) {
        return Optional.ofNullable(RegionMetadata.of(region))
                .map(metadata -> metadata.partition().id());
    }
}
