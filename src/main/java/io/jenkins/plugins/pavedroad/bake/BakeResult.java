package io.jenkins.plugins.pavedroad.bake;

import java.util.LinkedHashMap;

/**
 * How a bake ended.
 *
 * @param images region to image id, in the order of the regions; empty for a dry run
 */
public record BakeResult(
        String imageName,
        LinkedHashMap<String, String> images,
        String appVersion,
        String baseImage,
        boolean reused,
        long durationSeconds) {}
