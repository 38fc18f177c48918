package io.jenkins.plugins.pavedroad.janitor;

import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Inventory;
import io.jenkins.plugins.pavedroad.cloud.Snapshot;
import io.jenkins.plugins.pavedroad.cloud.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lists what a region holds, with what uses it. */
final class Crawl {
    private final Inventory inventory;

    /** Names of images in use in any region that is swept: an image is one thing, however many copies it has. */
    private final Set<String> namesInUse;

    Crawl(CloudRegion region, Set<String> namesInUse) {
        this.inventory = region.inventory();
        this.namesInUse = namesInUse;
    }

    static Set<String> namesInUse(Iterable<CloudRegion> regions) {
        Set<String> names = new HashSet<>();
        for (CloudRegion region : regions) {
            Set<String> used = region.inventory().imagesInUse();
            region.inventory().images().stream()
                    .filter(image -> used.contains(image.id()))
                    .map(Image::name)
                    .forEach(names::add);
        }
        return names;
    }

    List<Candidate> candidates(Set<Kind> kinds) {
        List<Candidate> found = new ArrayList<>();
        if (kinds.contains(Kind.VOLUME)) {
            inventory.volumes().forEach(volume -> found.add(of(volume)));
        }
        List<Image> images =
                kinds.contains(Kind.SNAPSHOT) || kinds.contains(Kind.IMAGE) ? inventory.images() : List.of();
        if (kinds.contains(Kind.SNAPSHOT)) {
            Map<String, String> imageBySnapshot = new HashMap<>();
            images.forEach(image -> image.snapshots().forEach(s -> imageBySnapshot.put(s, image.id())));
            inventory.snapshots().forEach(snapshot -> found.add(of(snapshot, imageBySnapshot)));
        }
        if (kinds.contains(Kind.IMAGE)) {
            Set<String> used = inventory.imagesInUse();
            images.forEach(image -> found.add(of(image, used)));
        }
        return found;
    }

    private static Candidate of(Volume volume) {
        return new Candidate(
                Kind.VOLUME,
                volume.id(),
                volume.tags().getOrDefault("Name", ""),
                volume.state(),
                volume.createdAt(),
                String.join(", ", volume.attachedTo()),
                volume.tags());
    }

    private static Candidate of(Snapshot snapshot, Map<String, String> imageBySnapshot) {
        return new Candidate(
                Kind.SNAPSHOT,
                snapshot.id(),
                snapshot.tags().getOrDefault("Name", ""),
                snapshot.state(),
                snapshot.createdAt(),
                imageBySnapshot.getOrDefault(snapshot.id(), ""),
                snapshot.tags());
    }

    private Candidate of(Image image, Set<String> used) {
        String usedBy = used.contains(image.id())
                ? "instances or server groups"
                : namesInUse.contains(image.name()) ? "its copy in another region" : "";
        return new Candidate(
                Kind.IMAGE,
                image.id(),
                image.name(),
                image.state().name().toLowerCase(Locale.ROOT),
                image.createdAt(),
                usedBy,
                image.tags());
    }
}
