package io.jenkins.plugins.pavedroad.artifact;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** A machine image under one name in one or more regions, as {@code bakeAmi} leaves it. */
public final class BakedImage implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String imageName;
    private final LinkedHashMap<String, String> images;
    private final String appVersion;
    private final String baseImage;
    private final boolean reused;
    private final long durationSeconds;

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
        this.imageName = imageName;
        this.images = new LinkedHashMap<>(images);
        this.appVersion = appVersion;
        this.baseImage = baseImage;
        this.reused = reused;
        this.durationSeconds = durationSeconds;
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

    @Override
    public String toString() {
        return imageName + " " + images;
    }
}
