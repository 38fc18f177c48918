package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an image of the same key must be made at all. Pure. */
final class Search {
    private static final Comparator<Instance> SENIORITY =
            Comparator.comparing(Instance::launchedAt).thenComparing(Instance::id);

    private Search() {}

    /** What is there of a key, as far as images go. */
    sealed interface Found {
        /** @param images region to image, in the order of the regions; the first is what missing regions get a copy of */
        record Available(LinkedHashMap<String, Image> images) implements Found {}

        /** Another bake is making one. */
        record Pending(String region, Image image) implements Found {}

        record Nothing() implements Found {}
    }

    /**
     * @param images region to this account's own images of the key, newest first, in any state; whoever deprecated one wants
     *     another
     */
    static Found images(List<String> regions, Map<String, List<Image>> images, Instant now) {
        LinkedHashMap<String, Image> available = new LinkedHashMap<>();
        Found pending = new Found.Nothing();
        for (String region : regions) {
            List<Image> here = images.getOrDefault(region, List.of()).stream()
                    .filter(image -> !image.isDeprecated(now))
                    .toList();
            String name = available.isEmpty()
                    ? ""
                    : available.values().iterator().next().name();
            first(here, Image.State.AVAILABLE, name).ifPresent(image -> available.put(region, image));
            Optional<Image> coming = first(here, Image.State.PENDING, "");
            if (coming.isPresent() && pending instanceof Found.Nothing) {
                pending = new Found.Pending(region, coming.get());
            }
        }
        return available.isEmpty() ? pending : new Found.Available(available);
    }

    /** @param name empty for any; an image has one name in every region, so one that was baked apart is another image */
    private static Optional<Image> first(Collection<Image> images, Image.State state, String name) {
        return images.stream()
                .filter(image -> image.state() == state)
                .filter(image -> name.isEmpty() || image.name().equals(name))
                .findFirst();
    }

    /** Another bake's builder of the same key, if one is at work. */
    static Optional<Instance> builder(Collection<Instance> ofKey, String operation) {
        return ofKey.stream()
                .filter(instance -> !isOf(instance, operation) && !ending(instance))
                .min(SENIORITY);
    }

    /** Another bake's builder that was there before ours: two bakes saw nothing and both launched one. */
    static Optional<Instance> senior(Collection<Instance> ofKey, String operation) {
        Optional<Instance> own =
                ofKey.stream().filter(instance -> isOf(instance, operation)).min(SENIORITY);
        return builder(ofKey, operation).filter(other -> own.isPresent() && SENIORITY.compare(other, own.get()) < 0);
    }

    private static boolean isOf(Instance instance, String operation) {
        return operation.equals(instance.tags().get(Ours.OPERATION));
    }

    private static boolean ending(Instance instance) {
        return instance.state() == Instance.State.SHUTTING_DOWN || instance.state() == Instance.State.TERMINATED;
    }
}
