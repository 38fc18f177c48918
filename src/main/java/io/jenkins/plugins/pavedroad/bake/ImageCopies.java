package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.ImageCopy;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Pace;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From one available image to one under the same name in every region; all copies are under way at once. */
final class ImageCopies {
    /** Answers to a copy that another bake of the same content has begun. */
    private static final Set<String> BEGUN = Set.of("IdempotentParameterMismatch", "InvalidAMIName.Duplicate");

    /** The answer while as many copies are on their way into a region as AWS allows. */
    private static final String BUSY = "ResourceLimitExceeded";

    private final BakeInput input;
    private final Cloud cloud;
    private final Ours ours;

    ImageCopies(BakeInput input, Cloud cloud, Ours ours) {
        this.input = input;
        this.cloud = cloud;
        this.ours = ours;
    }

    Outcome<BakeState> next(BakeState state, Situation now) {
        List<String> held = new ArrayList<>();
        for (String target : input.regions()) {
            if (state.images().containsKey(target) || state.rollout().failures().containsKey(target)) {
                continue;
            }
            Optional<BakeState> begun = begin(state, target, now);
            if (begun.isPresent()) {
                return Outcome.advance(begun.get());
            }
            held.add(target);
        }
        return look(state, held, now);
    }

    /** @return empty while AWS takes no copy into this region */
    private Optional<BakeState> begin(BakeState state, String target, Situation now) {
        String sourceId = state.images().get(state.source());
        Image source = cloud.region(state.source())
                .images()
                .find(sourceId)
                .orElseThrow(() -> new OperationFailure("Image " + sourceId + " in " + state.source()
                        + " is gone; it was to be copied to " + target + "."));
        ImageCopy order = new ImageCopy(
                state.source(),
                sourceId,
                source.name(),
                source.description(),
                input.delivery().encryptionIn(target),
                ours.copyTags(source.tags()),
                token(state, sourceId, target, now));
        try {
            String id = cloud.region(target).images().copy(order);
            now.tell("copy", target, "Image " + id + " is being copied from " + state.source() + ".");
            BakeState begun = state.withImage(target, id);
            // One that had to wait for its turn is shown as late as any.
            return Optional.of(isNew(state, now) ? begun : begun.to(BakeState.Phase.COPY, now.now()));
        } catch (CloudException refused) {
            if (refused.code().equals(BUSY)) {
                return Optional.empty();
            }
            if (refused.retryable()) {
                throw refused;
            }
            return BEGUN.contains(refused.code())
                    ? joined(state, target, source.name(), now)
                    : Optional.of(failed(state, target, "Its copy could not be begun: " + refused.getMessage(), now));
        }
    }

    /**
     * One for all bakes of the same content, so that two that copy at once make one copy. AWS also remembers it of a copy
     * that has failed and is gone, so whoever finds nothing under it for a while takes one of its own.
     */
    private String token(BakeState state, String sourceId, String target, Situation now) {
        String key = state.base().key();
        return isNew(state, now)
                ? BakeKey.token(key, sourceId, target)
                : BakeKey.token(key, sourceId, target, ours.operation());
    }

    private static boolean isNew(BakeState state, Situation now) {
        return now.now().isBefore(state.since().plus(Patience.VISIBLE));
    }

    /** @return empty while the other bake's copy is not shown yet */
    private Optional<BakeState> joined(BakeState state, String target, String name, Situation now) {
        List<Image> there = cloud.region(target).images().ownByName(name);
        String key = state.base().key();
        for (Image image : there) {
            if (!key.equals(image.tags().get(BakeKey.TAG))) {
                return Optional.of(failed(
                        state,
                        target,
                        "The name " + name + " is taken by image " + image.id()
                                + ", which was baked from something else; an image has one name in every region, so"
                                + " deregister that one, or set 'rebake' for a new name",
                        now));
            }
        }
        return there.stream().findFirst().map(image -> state.withImage(target, image.id()));
    }

    private BakeState failed(BakeState state, String region, String reason, Situation now) {
        String sentence = "The bake has no image in " + region + ". " + ImageWatch.sentence(reason);
        if (!input.delivery().keepOthers()) {
            throw new OperationFailure(sentence);
        }
        now.tell("copy", region, sentence + " The other regions go on.");
        return state.with(state.rollout().withFailure(region, sentence));
    }

    private Outcome<BakeState> look(BakeState state, List<String> held, Situation now) {
        List<String> pending = new ArrayList<>();
        List<String> ready = new ArrayList<>();
        for (String region : state.images().keySet()) {
            if (region.equals(state.source())
                    || state.rollout().ready().contains(region)
                    || state.rollout().failures().containsKey(region)) {
                continue;
            }
            ImageWatch seen = ImageWatch.look(cloud, state, region, now);
            if (seen.failed()) {
                return Outcome.advance(failed(state, region, seen.failure(), now));
            }
            (seen.available() ? ready : pending).add(region);
        }
        for (String region : ready) {
            now.tell("copy", region, "Image " + state.images().get(region) + " (" + state.imageName() + ") is ready.");
        }
        if (!ready.isEmpty()) {
            return Outcome.advance(state.with(state.rollout().withReady(ready)));
        }
        if (pending.isEmpty() && held.isEmpty()) {
            boolean share = !input.delivery().shareWith().isEmpty()
                    && state.rollout().failures().isEmpty();
            return Outcome.advance(state.to(share ? BakeState.Phase.SHARE : BakeState.Phase.CLEAN, now.now()));
        }
        String what = pending.isEmpty() ? "" : "the image in " + String.join(", ", pending);
        String busy = held.isEmpty() ? "" : "AWS to take another copy into " + String.join(", ", held);
        return Outcome.await(
                state,
                Pace.since(state.since(), now.now()),
                what + (what.isEmpty() || busy.isEmpty() ? "" : " and ") + busy);
    }
}
