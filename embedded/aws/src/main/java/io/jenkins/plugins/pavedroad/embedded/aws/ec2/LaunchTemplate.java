package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A launch template with its versions. */
public final class LaunchTemplate extends Resource {
    /** @param data the parameters as they came, without their prefix */
    record Version(long number, String description, Map<String, String> data, Instant created) {}

    final String name;
    final NavigableMap<Long, Version> versions = new TreeMap<>();
    long defaultVersion = 1;
    private long latest;

    LaunchTemplate(String id, String name, Instant now) {
        super(id, "launch-template", now);
        this.name = name;
    }

    public String name() {
        return name;
    }

    long latest() {
        return latest;
    }

    Version add(String description, Map<String, String> data, Instant now) {
        Version version = new Version(++latest, description, Map.copyOf(data), now);
        versions.put(version.number(), version);
        return version;
    }

    /**
     * The number a reference stands for at this moment.
     *
     * @param reference a number, {@code $Latest}, or {@code $Default}, which null stands for too
     */
    public long resolve(String reference) {
        return version(reference).number();
    }

    Version version(String reference) {
        long number;
        if (reference == null || reference.equals("$Default")) {
            number = defaultVersion;
        } else if (reference.equals("$Latest")) {
            number = latest;
        } else {
            try {
                number = Long.parseLong(reference);
            } catch (NumberFormatException e) {
                throw AwsError.invalid(
                        "launchTemplateVersion", reference, "A number, $Latest or $Default is expected.");
            }
        }
        Version version = versions.get(number);
        if (version == null) {
            throw new AwsError(
                    "InvalidLaunchTemplateId.VersionNotFound",
                    "Could not find the specified version " + reference + " for the launch template with ID " + id()
                            + ".");
        }
        return version;
    }
}
