package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;

/** What instance types there are, and where. */
final class InstanceTypesApi {
    private static final List<String> LOCATION_TYPES = List.of("region", "availability-zone", "availability-zone-id");

    /** @param location a region, zone or zone id */
    private record Offering(InstanceType type, String location, long number) {}

    private final Filters<InstanceType> typeFilters = Filters.<InstanceType>plain()
            .one("instance-type", InstanceType::name)
            .one("processor-info.supported-architecture", InstanceType::architecture)
            .one("current-generation", InstanceType::currentGeneration)
            .one("vcpu-info.default-vcpus", InstanceType::cpus)
            .one("memory-info.size-in-mib", InstanceType::memoryMiB);
    private final Filters<Offering> offeringFilters = Filters.<Offering>plain()
            .one("instance-type", offering -> offering.type().name())
            .one("location", Offering::location);

    void register(Ec2Api api) {
        api.on("DescribeInstanceTypes", this::types).on("DescribeInstanceTypeOfferings", this::offerings);
    }

    private void types(Ec2Region region, Parameters in, Xml out) {
        List<String> names = in.strings("InstanceType");
        List<InstanceType> types = names.isEmpty() ? InstanceType.all() : named(names);
        List<InstanceType> all = InstanceType.all();
        Paging<InstanceType> page = Paging.ec2(in, typeFilters.apply(in, types), all::indexOf, 5);
        out.list("instanceTypeSet", "item", page.members(), type -> write(type, out));
        out.leaf("nextToken", page.next());
    }

    private static List<InstanceType> named(List<String> names) {
        List<InstanceType> found = InstanceType.all().stream()
                .filter(type -> names.contains(type.name()))
                .toList();
        List<String> missing = new ArrayList<>(names);
        found.forEach(type -> missing.remove(type.name()));
        if (!missing.isEmpty()) {
            throw new AwsError("InvalidInstanceType", "The following supplied instance types do not exist: " + missing);
        }
        return found;
    }

    private static void write(InstanceType type, Xml out) {
        out.leaf("instanceType", type.name()).leaf("currentGeneration", type.currentGeneration());
        out.leaves("supportedUsageClasses", "item", List.of("on-demand", "spot"));
        out.leaves("supportedRootDeviceTypes", "item", List.of("ebs"));
        out.leaves("supportedVirtualizationTypes", "item", List.of("hvm"));
        out.leaf("bareMetal", false).leaf("hypervisor", type.nitro() ? "nitro" : "xen");
        out.node("processorInfo", () -> out.leaves("supportedArchitectures", "item", List.of(type.architecture())));
        out.node("vCpuInfo", () -> out.leaf("defaultVCpus", type.cpus()));
        out.node("memoryInfo", () -> out.leaf("sizeInMiB", type.memoryMiB()));
    }

    private void offerings(Ec2Region region, Parameters in, Xml out) {
        String kind = in.string("LocationType", "region");
        if (!LOCATION_TYPES.contains(kind)) {
            throw AwsError.invalid(
                    "LocationType", kind, "Expected values are " + String.join(", ", LOCATION_TYPES) + ".");
        }
        List<String> locations = kind.equals("region") ? List.of(region.name) : region.zones;
        List<Offering> offerings = new ArrayList<>();
        for (InstanceType type : InstanceType.all()) {
            for (String location : locations) {
                boolean offered = region.zones.stream()
                        .filter(zone -> location.equals(region.name) || location.equals(zone))
                        .anyMatch(zone -> region.offerings.offers(type.name(), zone));
                if (!offered) {
                    continue;
                }
                offerings.add(new Offering(type, location, offerings.size()));
            }
        }
        Paging<Offering> page = Paging.ec2(in, offeringFilters.apply(in, offerings), Offering::number, 5);
        out.list("instanceTypeOfferingSet", "item", page.members(), offering -> out.leaf(
                        "instanceType", offering.type().name())
                .leaf("locationType", kind)
                .leaf("location", offering.location()));
        out.leaf("nextToken", page.next());
    }
}
