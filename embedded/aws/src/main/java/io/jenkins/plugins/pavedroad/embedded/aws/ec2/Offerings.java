package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which instance types a region's zones offer, and have capacity for: all, if nothing else is said. */
final class Offerings {
    private record Place(String type, String zone) {}

    private final List<String> zones;
    private final Map<String, Set<String>> restricted = new HashMap<>();
    private final Set<Place> exhausted = new HashSet<>();

    Offerings(List<String> zones) {
        this.zones = zones;
    }

    /** Offers the type in these zones alone. */
    void restrict(String type, Set<String> only) {
        restricted.put(type, Set.copyOf(only));
    }

    void capacity(String type, String zone, boolean there) {
        if (there) {
            exhausted.remove(new Place(type, zone));
        } else {
            exhausted.add(new Place(type, zone));
        }
    }

    boolean offers(String type, String zone) {
        return restricted.getOrDefault(type, Set.copyOf(zones)).contains(zone);
    }

    boolean hasCapacity(String type, String zone) {
        return offers(type, zone) && !exhausted.contains(new Place(type, zone));
    }

    /** @throws AwsError when the zone, which the caller chose, does not offer the type or has no capacity for it */
    void check(String type, String zone) {
        if (!offers(type, zone)) {
            String others = others(type, zone, this::offers);
            throw others.isEmpty()
                    ? nowhere()
                    : new AwsError(
                            "Unsupported",
                            "Your requested instance type (" + type
                                    + ") is not supported in your requested Availability"
                                    + " Zone (" + zone
                                    + "). Please retry your request by not specifying an Availability"
                                    + " Zone or choosing " + others + ".");
        }
        if (!hasCapacity(type, zone)) {
            String others = others(type, zone, this::hasCapacity);
            throw exhausted("We currently do not have sufficient " + type + " capacity in the Availability Zone you"
                    + " requested (" + zone + "). Our system will be working on provisioning additional capacity."
                    + (others.isEmpty()
                            ? ""
                            : " You can currently get " + type
                                    + " capacity by not specifying an Availability Zone in your"
                                    + " request or choosing " + others + "."));
        }
    }

    /** The first of the subnets, which AWS may choose from, whose zone can take the type. */
    Subnet choose(String type, List<Subnet> subnets) {
        return subnets.stream()
                .filter(subnet -> hasCapacity(type, subnet.zone()))
                .findFirst()
                .orElseThrow(() -> subnets.stream().anyMatch(subnet -> offers(type, subnet.zone()))
                        ? exhausted("Insufficient capacity.")
                        : nowhere());
    }

    private String others(String type, String zone, BiPredicate<String, String> has) {
        return String.join(
                ", ",
                zones.stream()
                        .filter(other -> !other.equals(zone) && has.test(type, other))
                        .toList());
    }

    private static AwsError exhausted(String message) {
        return new AwsError("InsufficientInstanceCapacity", 500, message);
    }

    private static AwsError nowhere() {
        return new AwsError(
                "Unsupported",
                "The requested configuration is currently not supported. Please check the documentation for supported"
                        + " configurations.");
    }
}
