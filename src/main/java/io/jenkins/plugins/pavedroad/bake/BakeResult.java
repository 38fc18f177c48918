package io.jenkins.plugins.pavedroad.bake;

import java.util.LinkedHashMap;

/**
 * How a bake ended.
 *
 * @param key the bake key
 * @param baseImageName empty when it was not looked up
 * @param seconds name of a phase to how long it took
 * @param images region to image id, in the order of the regions; empty for a dry run
 */
public record BakeResult(
        String imageName,
        LinkedHashMap<String, String> images,
        String appVersion,
        String baseImage,
        boolean reused,
        long durationSeconds,
        String key,
        String baseImageName,
        LinkedHashMap<String, Long> seconds) {}
