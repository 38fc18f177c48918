package io.jenkins.plugins.pavedroad.cloud.shared;

import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.ImageCopy;
import io.jenkins.plugins.pavedroad.cloud.Images;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Images whose looks are shared. */
final class SharedImages implements Images {
    private final Images images;
    private final RegionLooks looks;

    SharedImages(Images images, RegionLooks looks) {
        this.images = images;
        this.looks = looks;
    }

    @Override
    public Optional<Image> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Image> find(Collection<String> ids) {
        return List.copyOf(looks.images.ask(ids, this::byId).values());
    }

    private Map<String, Image> byId(Collection<String> ids) {
        return images.find(ids).stream().collect(Collectors.toMap(Image::id, Function.identity()));
    }

    @Override
    public List<Image> ownByTags(Map<String, String> tags) {
        return looks.taggedImages
                .ask(List.of(tags), all -> Map.of(tags, images.ownByTags(tags)))
                .get(tags);
    }

    @Override
    public List<Image> ownByName(String name) {
        return images.ownByName(name);
    }

    @Override
    public List<Image> byName(String pattern, String owner) {
        return images.byName(pattern, owner);
    }

    @Override
    public Optional<String> publicParameter(String name) {
        return images.publicParameter(name);
    }

    @Override
    public String create(String instanceId, String name, String description, Map<String, String> tags) {
        return change(List.of(), () -> images.create(instanceId, name, description, tags));
    }

    @Override
    public String copy(ImageCopy order) {
        return change(List.of(), () -> images.copy(order));
    }

    @Override
    public String defaultKey() {
        return images.defaultKey();
    }

    @Override
    public Set<String> permitted(String id) {
        return images.permitted(id);
    }

    @Override
    public void permit(String id, Collection<String> accounts) {
        images.permit(id, accounts);
    }

    @Override
    public void forbid(String id, Collection<String> accounts) {
        images.forbid(id, accounts);
    }

    @Override
    public void deprecate(String id, Optional<Instant> when) {
        change(List.of(id), () -> {
            images.deprecate(id, when);
            return null;
        });
    }

    @Override
    public List<Image> search(String owner, String name, Map<String, String> tags) {
        return images.search(owner, name, tags);
    }

    @Override
    public List<String> snapshotsByTags(Map<String, String> tags) {
        return images.snapshotsByTags(tags);
    }

    @Override
    public void deleteSnapshot(String id) {
        images.deleteSnapshot(id);
    }

    @Override
    public void tag(Collection<String> ids, Map<String, String> tags) {
        change(ids, () -> {
            images.tag(ids, tags);
            return null;
        });
    }

    @Override
    public void delete(Image image) {
        change(List.of(image.id()), () -> {
            images.delete(image);
            return null;
        });
    }

    private <T> T change(Collection<String> ids, Supplier<T> effect) {
        try {
            return effect.get();
        } finally {
            looks.images.changed(ids);
            looks.taggedImages.allChanged();
            Looker.acted();
        }
    }
}
