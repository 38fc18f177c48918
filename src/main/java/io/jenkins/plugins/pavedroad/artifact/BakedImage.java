package io.jenkins.plugins.pavedroad.artifact;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A machine image under one name in one or more regions, as {@code bakeAmi} leaves it. */
public final class BakedImage implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String imageName;
    private final LinkedHashMap<String, String> images;
    private final String appVersion;
    private final String baseImage;
    private final boolean reused;
    private final long durationSeconds;
    /** Null in builds of an earlier version, as the two below. */
    private final String key;

    private final String baseImageName;
    private final LinkedHashMap<String, Long> seconds;

    /**
     * @param imageName the name, the same in every region
     * @param images region to image id, in the order of the regions
     * @param appVersion what is installed in it
     * @param baseImage id of the image it was made from
     * @param reused whether an image with the same bake key was found instead of made
     * @param durationSeconds from the step's start to its end
     */
    public BakedImage(
            String imageName,
            Map<String, String> images,
            String appVersion,
            String baseImage,
            boolean reused,
            long durationSeconds) {
        this(imageName, images, appVersion, baseImage, reused, durationSeconds, "", "", Map.of());
    }

    /**
     * The same with how it came to be.
     *
     * @param key the bake key: images of one key are interchangeable; empty when it is not known
     * @param baseImageName empty when it is not known
     * @param seconds name of a phase to how long it took, in the order in which they came; may be null
     */
    public BakedImage(
            String imageName,
            Map<String, String> images,
            String appVersion,
            String baseImage,
            boolean reused,
            long durationSeconds,
            String key,
            String baseImageName,
            Map<String, Long> seconds) {
        this.imageName = imageName;
        this.images = new LinkedHashMap<>(images);
        this.appVersion = appVersion;
        this.baseImage = baseImage;
        this.reused = reused;
        this.durationSeconds = durationSeconds;
        this.key = key;
        this.baseImageName = baseImageName;
        this.seconds = seconds == null ? null : new LinkedHashMap<>(seconds);
    }

    public String getImageName() {
        return imageName;
    }

    /** Region to image id, in the order of the regions. */
    public Map<String, String> getImages() {
        return new LinkedHashMap<>(images);
    }

    public String getAppVersion() {
        return appVersion;
    }

    public String getBaseImage() {
        return baseImage;
    }

    public boolean isReused() {
        return reused;
    }

    public long getDurationSeconds() {
        return durationSeconds;
    }

    /** The bake key; empty when it is not known. */
    public String getKey() {
        return Objects.toString(key, "");
    }

    /** Name of the image it was made from; empty when it is not known. */
    public String getBaseImageName() {
        return Objects.toString(baseImageName, "");
    }

    /** Name of a phase, such as {@code provision}, to how many seconds it took; empty when that is not known. */
    public Map<String, Long> getSeconds() {
        return seconds == null ? new LinkedHashMap<>() : new LinkedHashMap<>(seconds);
    }

    @Override
    public String toString() {
        return imageName + " " + images;
    }
}
