package io.jenkins.plugins.pavedroad.naming;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An image's name, description and tags by Aminator's rules (tagging_ebs_finalizer, tagging_base).
 *
 * @param version without a Debian epoch
 * @param release empty means {@code 0}
 * @param architecture the package's word, such as {@code all} or {@code amd64}
 * @param bakedAt when the bake began; one value for all regions
 */
public record ImageNaming(
        String name, String version, String release, String architecture, Base base, Instant bakedAt) {
    /** EC2's limit (API reference, CreateImage, Name). */
    public static final int LONGEST_NAME = 128;

    /** The tag that says what is in an image (Aminator). */
    public static final String APP_VERSION_TAG = "appversion";

    /** The tag that every image baked here carries: what it was baked from, as one key. */
    public static final String BAKE_KEY_TAG = "paved-road:bake-key";

    private static final int LONGEST_DESCRIPTION = 255;
    private static final String CREATOR = "paved-road";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /**
     * The image it is baked on.
     *
     * @param version the base image's own {@code appversion}, or empty
     */
    public record Base(String id, String name, String version) {}

    public ImageNaming {
        release = release.isEmpty() ? "0" : release;
    }

    /**
     * {@code name-version-release-arch-yyyyMMddHHmm-ebs}, characters EC2 does not take replaced by {@code _}. The front
     * is cut when it is too long, so that the time stays.
     *
     * @param attempt 0 for the first; later ones append the number, as Aminator does when the name is taken
     */
    public String imageName(int attempt) {
        String front = String.join("-", name, version, release, architecture);
        String end = "-" + MINUTE.format(bakedAt) + "-ebs" + (attempt == 0 ? "" : attempt);
        String fitting = front.substring(0, Math.min(front.length(), LONGEST_NAME - end.length()));
        return (fitting + end).replaceAll("[^-a-zA-Z0-9()\\[\\] ./'@_]", "_");
    }

    /** What {@code ancestor_*} readers such as frigga's BaseAmiInfo look for. */
    public String description() {
        String text = "name=" + name + ", arch=" + architecture + ", ancestor_name=" + base.name() + ", ancestor_id="
                + base.id() + ", ancestor_version=" + base.version();
        return text.substring(0, Math.min(text.length(), LONGEST_DESCRIPTION));
    }

    /** The image's appversion; empty when frigga could not read it, as Rosco leaves it out then. */
    public Optional<String> appVersion() {
        try {
            return Optional.of(AppVersion.of(name, version, release).text());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Tags of the image and of its snapshots. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        appVersion().ifPresent(text -> tags.put(APP_VERSION_TAG, text));
        tags.put("base_ami_version", base.version());
        tags.put("creator", CREATOR);
        tags.put("creation_time", SECOND.format(bakedAt));
        return tags;
    }
}
