package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which image a step means: this account's own, in each region.
 *
 * @param image an id, or a name; empty when {@code ids} say it all
 * @param ids region to id, of what the build baked; empty when {@code image} is given
 */
public record ImageChoice(String image, Map<String, String> ids, List<String> regions) {
    public ImageChoice {
        image = image == null ? "" : image;
        ids = ids == null ? Map.of() : new LinkedHashMap<>(ids);
        regions = List.copyOf(regions);
    }

    /**
     * One call in each region.
     *
     * @throws OperationFailure in one sentence, when it is not there
     */
    Map<String, Image> find(Cloud cloud) {
        Map<String, Image> found = new LinkedHashMap<>();
        for (String name : regions) {
            CloudRegion region = cloud.region(name);
            Image one = image(region)
                    .orElseThrow(() -> new OperationFailure("The parameter 'image' is '"
                            + (image.isEmpty() ? ids.get(name) : image)
                            + "', and this account has no such available image in "
                            + name + "."));
            found.put(name, one);
        }
        return found;
    }

    private Optional<Image> image(CloudRegion region) {
        String id = image.isEmpty() ? ids.getOrDefault(region.name(), "") : image;
        List<Image> there = id.startsWith("ami-")
                ? region.images().find(List.of(id))
                : region.images().ownByName(id);
        return there.stream()
                .filter(each -> each.state() == Image.State.AVAILABLE)
                .findFirst();
    }

    String words() {
        return image.isEmpty() ? String.join(", ", ids.values()) : image;
    }
}
