package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.naming.AppVersion;
import io.jenkins.plugins.pavedroad.naming.ImageNaming;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which of the images that a cloud shows is meant. Pure. */
final class FoundImages {
    private FoundImages() {}

    /** The filters that a cloud knows; it cannot read an {@code appversion}, so {@link #choose} looks again. */
    static Map<String, String> filters(FindImageInput input) {
        Map<String, String> filters = new LinkedHashMap<>(input.tags());
        if (!input.application().isEmpty()) {
            filters.put(ImageNaming.APP_VERSION_TAG, input.application() + "-*");
        } else if (!input.version().isEmpty()) {
            filters.put(ImageNaming.APP_VERSION_TAG, "*-" + input.version() + "*");
        }
        return filters;
    }

    /**
     * The newest in the first region whose name is in every other region too.
     *
     * @param images region to images, newest first
     */
    static Optional<Map<String, Image>> choose(FindImageInput input, Map<String, List<Image>> images, Instant now) {
        for (Image first : images.get(input.regions().get(0))) {
            Map<String, Image> all = new LinkedHashMap<>();
            if (fits(input, first, now)) {
                for (String region : input.regions()) {
                    images.get(region).stream()
                            .filter(image -> image.name().equals(first.name()) && fits(input, image, now))
                            .findFirst()
                            .ifPresent(image -> all.put(region, image));
                }
            }
            if (all.size() == input.regions().size()) {
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(FindImageInput input, Image image, Instant now) {
        if (image.isDeprecated(now)) {
            return false;
        }
        if (input.application().isEmpty() && input.version().isEmpty()) {
            return true;
        }
        Optional<AppVersion> version = AppVersion.parse(image.tags().getOrDefault(ImageNaming.APP_VERSION_TAG, ""));
        return version.isPresent()
                && (input.application().isEmpty() || version.get().packageName().equals(input.application()))
                && (input.version().isEmpty()
                        || pattern(input.version())
                                .matcher(version.get().version())
                                .matches());
    }

    private static Pattern pattern(String wild) {
        return Pattern.compile(wild.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining()));
    }
}
