package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides a bake's next move. Its phases are in {@link BakeState.Phase}. */
final class BakeProcedure implements Procedure<BakeState> {
    private final BakeInput input;
    private final Accounts accounts;
    private final PackageBytes bytes;

    BakeProcedure(BakeInput input, Accounts accounts, PackageBytes bytes) {
        this.input = input;
        this.accounts = accounts;
        this.bytes = bytes;
    }

    @Override
    public Outcome<BakeState> next(BakeState stored, Situation now) throws IOException {
        BakeState begun = stored.begun() == null ? stored.begunAt(now.now()) : stored;
        BakeState state = begun.since() == null ? begun.to(begun.phase(), now.now()) : begun;
        if (state.phase() == BakeState.Phase.NOTHING_TO_UNDO) {
            bytes.release(input);
            return Outcome.failed(state, state.cause(), null, List.of());
        }
        Cloud cloud = accounts.cloud(input.account());
        Ours ours = new Ours(input, now.operationId());
        return switch (state.phase()) {
            case RESOLVE, SEARCH, SETTLE -> beforeEffects(state, cloud, ours, now);
            case UPLOAD, SECURE, LAUNCH -> new BuilderLaunch(input, cloud, ours, bytes).next(state, now);
            case PROVISION, VERDICT -> new BuilderWatch(input, cloud, ours).next(state, now);
            case IMAGE -> new ImageMaking(input, cloud, ours).next(state, now);
            case COPY -> copied(new ImageCopies(input, cloud, ours).next(state, now), now);
            case SHARE -> copied(sharing(cloud).next(state, now), now);
            case CLEAN, YIELD -> cleaned(state, new Cleaning(input, cloud, ours).turn(state, now), now);
            case UNDO -> undone(state, cloud, ours, now);
            case NOTHING_TO_UNDO -> throw new IllegalStateException("answered above");
        };
    }

    private ImageSharing sharing(Cloud cloud) {
        return new ImageSharing(cloud, input.delivery().shareWith());
    }

    private Outcome<BakeState> undone(BakeState state, Cloud cloud, Ours ours, Situation now) throws IOException {
        return state.rollout().grants().isEmpty()
                ? cleaned(state, new Cleaning(input, cloud, ours).turn(state, now), now)
                : Outcome.advance(sharing(cloud).takeBack(state));
    }

    private Outcome<BakeState> beforeEffects(BakeState state, Cloud cloud, Ours ours, Situation now)
            throws IOException {
        Preparation preparation = new Preparation(input, cloud, ours);
        return switch (state.phase()) {
            case RESOLVE -> preparation.resolve(state, now);
            case SEARCH -> searched(preparation.search(state, now), now);
            default -> preparation.settle(state, now);
        };
    }

    /** A search that found everything ends the bake; one that would have to make something ends a dry run. */
    private Outcome<BakeState> searched(Outcome<BakeState> outcome, Situation now) throws IOException {
        BakeState state = outcome.state();
        if (!(outcome instanceof Outcome.Advance)) {
            return outcome;
        }
        boolean complete = state.images().keySet().containsAll(input.regions());
        boolean share = !input.delivery().shareWith().isEmpty();
        if (complete && share && !input.dryRun()) {
            return Outcome.advance(state.to(BakeState.Phase.SHARE, now.now()));
        }
        if (complete && !share) {
            return ended(state, now);
        }
        if (input.dryRun()) {
            now.tell("plan", "", "Dry run: would " + plan(state, complete) + ".");
            return ended(state, now);
        }
        return outcome;
    }

    private String plan(BakeState state, boolean complete) {
        String share = input.delivery().shareWith().isEmpty()
                ? ""
                : "share with " + String.join(", ", input.delivery().shareWith());
        if (complete) {
            return share;
        }
        String make = state.source().isEmpty()
                ? "bake in " + input.firstRegion() + " on " + state.base().id() + " and copy to the other regions"
                : "copy " + state.imageName() + " to the regions that lack it";
        return share.isEmpty() ? make : make + ", and " + share;
    }

    /** Copies of an image that was there need no builder to be removed. */
    private Outcome<BakeState> copied(Outcome<BakeState> outcome, Situation now) throws IOException {
        boolean reusedAndDone = outcome instanceof Outcome.Advance
                && outcome.state().phase() == BakeState.Phase.CLEAN
                && outcome.state().builder() == null
                && outcome.state().rollout().failures().isEmpty();
        return reusedAndDone ? ended(outcome.state(), now) : outcome;
    }

    private Outcome<BakeState> cleaned(BakeState state, Cleaning.Turn turn, Situation now) throws IOException {
        if (!turn.finished()) {
            return Outcome.await(state, turn.pause(), turn.waitingFor());
        }
        return switch (state.phase()) {
            case YIELD -> Outcome.advance(state.with((BakeState.Builder) null).to(BakeState.Phase.SEARCH, now.now()));
            case UNDO -> {
                bytes.release(input);
                yield Outcome.failed(state, state.cause(), null, turn.leftovers());
            }
            default -> {
                if (!state.rollout().failures().isEmpty()) {
                    bytes.release(input);
                    yield Outcome.failed(state, incomplete(state), null, turn.leftovers());
                }
                turn.leftovers().forEach(left -> now.tell("clean", "", "Could not be removed: " + left));
                yield ended(state, now);
            }
        };
    }

    private String incomplete(BakeState state) {
        Map<String, String> failures = state.rollout().failures();
        String kept = input.regions().stream()
                .filter(region -> state.images().containsKey(region) && !failures.containsKey(region))
                .map(region -> state.images().get(region) + " in " + region)
                .collect(Collectors.joining(", "));
        return String.join(" ", failures.values()) + " 'onPartialFailure' is 'keep', so " + kept
                + " stay: the next bake copies only what is missing.";
    }

    private Outcome<BakeState> ended(BakeState state, Situation now) throws IOException {
        bytes.release(input);
        LinkedHashMap<String, String> images = new LinkedHashMap<>();
        input.regions().stream()
                .filter(state.images()::containsKey)
                .forEach(region -> images.put(region, state.images().get(region)));
        String name = input.dryRun() && state.imageName().isEmpty()
                ? new Ours(input, now.operationId()).naming(state).imageName(0)
                : state.imageName();
        String appVersion =
                new Ours(input, now.operationId()).naming(state).appVersion().orElse("");
        // The phase that ends the bake has no next one.
        Rollout rollout = state.to(state.phase(), now.now()).rollout();
        return Outcome.done(
                state,
                new BakeResult(
                        name,
                        images,
                        appVersion,
                        state.base().id(),
                        state.reused(),
                        Duration.between(state.begun(), now.now()).toSeconds(),
                        state.base().key(),
                        state.base().name(),
                        rollout.seconds()));
    }

    @Override
    public BakeState unwind(BakeState state, String cause) {
        return state.undone(cause);
    }
}
