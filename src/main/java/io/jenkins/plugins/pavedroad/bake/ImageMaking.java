package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.naming.ImageNaming;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Pace;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From a stopped builder to an available image. */
final class ImageMaking {
    /** How often a taken name is followed by another one (Aminator tries three times). */
    private static final int NAMES = 3;

    /** Codes of a full account: EC2 names quotas of images and of snapshots. */
    private static final Set<String> FULL =
            Set.of("ImageLimitExceeded", "AMIQuotaExceeded", "ResourceLimitExceeded", "SnapshotLimitExceeded");

    private final BakeInput input;
    private final Cloud cloud;
    private final Ours ours;

    ImageMaking(BakeInput input, Cloud cloud, Ours ours) {
        this.input = input;
        this.cloud = cloud;
        this.ours = ours;
    }

    Outcome<BakeState> next(BakeState state, Situation now) {
        return state.source().isEmpty() ? create(state, now) : created(state, now);
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
        } catch (CloudException refused) {
            if (refused.code().equals(CloudException.ALREADY_EXISTS) && !refused.retryable()) {
                return another(state, naming);
            }
            if (FULL.contains(refused.code())) {
                throw new OperationFailure("There is no room for another image in " + region.name() + " ("
                        + refused.getMessage()
                        + "): remove images that nobody uses, or ask AWS for a higher quota.");
            }
            throw refused;
        }
    }

    private Outcome<BakeState> another(BakeState state, ImageNaming naming) {
        if (state.attempt() + 1 >= NAMES) {
            throw new OperationFailure("All names for the image are taken in " + input.firstRegion()
                    + " by images that were made by something else: "
                    + IntStream.range(0, NAMES).mapToObj(naming::imageName).collect(Collectors.joining(", "))
                    + ". Deregister one of them, or bake again in a minute: the name ends in the time.");
        }
        return Outcome.advance(state.nextAttempt());
    }

    private Outcome<BakeState> created(BakeState state, Situation now) {
        String id = state.images().get(state.source());
        ImageWatch seen = ImageWatch.look(cloud, state, state.source(), now);
        if (seen.failed()) {
            throw new OperationFailure(seen.failure());
        }
        if (!seen.available()) {
            return Outcome.await(state, Pace.since(state.since(), now.now()), "image " + id + " in " + state.source());
        }
        now.tell("image", state.source(), "Image " + id + " (" + state.imageName() + ") is ready.");
        // The builder goes now: copies take minutes and need only the image.
        cloud.region(state.source())
                .instances()
                .terminate(List.of(state.builder().instance()));
        return Outcome.advance(
                state.with(state.rollout().withReady(List.of(state.source()))).to(BakeState.Phase.COPY, now.now()));
    }
}
