package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.ImageCopy;
import io.jenkins.plugins.pavedroad.naming.ImageNaming;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Pace;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a stopped builder to an available image under one name in every region. */
final class ImageMaking {
    /** How often a taken name is followed by another one (Aminator tries three times). */
    private static final int NAMES = 3;

    private static final Duration OTHERS = Duration.ofSeconds(10);

    /** Answers to a copy that another bake of the same content has begun. */
    private static final Set<String> BEGUN = Set.of("IdempotentParameterMismatch", "InvalidAMIName.Duplicate");

    private final BakeInput input;
    private final Cloud cloud;
    private final Ours ours;

    ImageMaking(BakeInput input, Cloud cloud, Ours ours) {
        this.input = input;
        this.cloud = cloud;
        this.ours = ours;
    }

    Outcome<BakeState> next(BakeState state, Situation now) {
        if (state.phase() == BakeState.Phase.IMAGE) {
            return state.source().isEmpty() ? create(state, now) : created(state, now);
        }
        Optional<String> missing = input.regions().stream()
                .filter(region -> !state.images().containsKey(region))
                .findFirst();
        return missing.isPresent() ? copy(state, missing.get(), now) : copied(state, now);
    }

    private Outcome<BakeState> create(BakeState state, Situation now) {
        ImageNaming naming = ours.naming(state);
        if (state.attempt() == 0 && naming.appVersion().isEmpty()) {
            now.tell(
                    "image",
                    "",
                    "The image gets no appversion tag, because frigga could not read one from "
                            + input.mainPackage().fileName() + ".");
        }
        CloudRegion region = cloud.region(input.firstRegion());
        String name = naming.imageName(state.attempt());
        try {
            String id = region.images()
                    .create(state.builder().instance(), name, naming.description(), ours.imageTags(state));
            now.tell("image", region.name(), "Image " + id + " (" + name + ") is being made.");
            return Outcome.advance(
                    state.withSource(region.name(), id, name, false).to(BakeState.Phase.IMAGE, now.now()));
        } catch (CloudException taken) {
            if (!taken.code().equals(CloudException.ALREADY_EXISTS) || state.attempt() + 1 >= NAMES) {
                throw taken;
            }
            return Outcome.advance(state.nextAttempt());
        }
    }

    private Outcome<BakeState> created(BakeState state, Situation now) {
        String id = state.images().get(state.source());
        if (!available(state, state.source(), id, now)) {
            return waiting(state, now, "image " + id + " in " + state.source());
        }
        now.tell("image", state.source(), "Image " + id + " is available.");
        // The builder goes now: copies take minutes and need only the image.
        cloud.region(state.source())
                .instances()
                .terminate(List.of(state.builder().instance()));
        return Outcome.advance(state.to(BakeState.Phase.COPY, now.now()));
    }

    private Outcome<BakeState> copy(BakeState state, String target, Situation now) {
        String sourceId = state.images().get(state.source());
        Image source = cloud.region(state.source())
                .images()
                .find(sourceId)
                .orElseThrow(() -> new OperationFailure("Image " + sourceId + " in " + state.source()
                        + " is gone; it was to be copied to " + target + "."));
        String token = BakeKey.token(state.base().key(), sourceId, target);
        try {
            String id = cloud.region(target)
                    .images()
                    .copy(new ImageCopy(
                            state.source(),
                            sourceId,
                            source.name(),
                            source.description(),
                            input.delivery().encryptionIn(target),
                            ours.copyTags(source.tags()),
                            token));
            now.tell("copy", target, "Image " + id + " is being copied from " + state.source() + ".");
            return Outcome.advance(state.withImage(target, id));
        } catch (CloudException refused) {
            if (!BEGUN.contains(refused.code())) {
                throw refused;
            }
            return joined(state, target, source, refused);
        }
    }

    private Outcome<BakeState> joined(BakeState state, String target, Image source, CloudException refused) {
        List<Image> there = cloud.region(target).images().ownByName(source.name());
        String key = state.base().key();
        if (there.stream().anyMatch(image -> !key.equals(image.tags().get(BakeKey.TAG)))) {
            throw refused;
        }
        return there.isEmpty()
                ? Outcome.await(state, OTHERS, "the copy in " + target + " of another bake")
                : Outcome.advance(state.withImage(target, there.get(0).id()));
    }

    private Outcome<BakeState> copied(BakeState state, Situation now) {
        List<String> pending = input.regions().stream()
                .filter(region -> !region.equals(state.source()))
                .filter(region -> !available(state, region, state.images().get(region), now))
                .toList();
        if (!pending.isEmpty()) {
            return waiting(state, now, "the image in " + String.join(", ", pending));
        }
        for (Map.Entry<String, String> each : state.images().entrySet()) {
            now.tell("image", each.getKey(), "Image " + each.getValue() + " (" + state.imageName() + ") is ready.");
        }
        return Outcome.advance(state.to(BakeState.Phase.CLEAN, now.now()));
    }

    private boolean available(BakeState state, String region, String id, Situation now) {
        Optional<Image> image = cloud.region(region).images().find(id);
        if (image.isEmpty() && now.now().isAfter(state.since().plus(Patience.VISIBLE))) {
            throw new OperationFailure("Image " + id + " in " + region + " is gone before it was available.");
        }
        if (image.isPresent() && image.get().state() == Image.State.FAILED) {
            throw new OperationFailure("Image " + id + " in " + region + " could not be made: "
                    + (image.get().stateReason().isEmpty()
                            ? "AWS gave no reason"
                            : image.get().stateReason()) + ".");
        }
        return image.isPresent() && image.get().state() == Image.State.AVAILABLE;
    }

    private static Outcome<BakeState> waiting(BakeState state, Situation now, String what) {
        return Outcome.await(state, Pace.since(state.since(), now.now()), what);
    }
}
