package io.jenkins.plugins.pavedroad.bake;

import java.util.List;
import java.util.Map;

/**
 * What {@code findImage} was asked. Empty texts mean that nothing was given.
 *
 * @param owner an account number, {@code self}, {@code amazon} or {@code aws-marketplace}
 * @param name a pattern with {@code *} and {@code ?}
 * @param tags with patterns as values
 * @param required whether it fails when there is none
 */
public record FindImageInput(
        String account,
        List<String> regions,
        String owner,
        String application,
        String version,
        String name,
        Map<String, String> tags,
        boolean required) {
    public FindImageInput {
        regions = List.copyOf(regions);
        tags = Map.copyOf(tags);
    }

    String words() {
        String words = (application.isEmpty() ? "" : " application '" + application + "'")
                + (version.isEmpty() ? "" : " version '" + version + "'")
                + (name.isEmpty() ? "" : " name '" + name + "'")
                + (tags.isEmpty() ? "" : " tags " + tags);
        return words.isEmpty() ? "any" : words.trim();
    }
}
