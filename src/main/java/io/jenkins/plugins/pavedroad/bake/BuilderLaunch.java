package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From packages on the controller to a builder that was launched. */
final class BuilderLaunch {
    private static final Duration SOON = Duration.ofSeconds(3);

    /** How often all zones are asked again. */
    private static final Duration CAPACITY = Duration.ofSeconds(30);

    private final BakeInput input;
    private final Ours ours;
    private final PackageBytes bytes;
    private final CloudRegion region;

    BuilderLaunch(BakeInput input, Cloud cloud, Ours ours, PackageBytes bytes) {
        this.input = input;
        this.ours = ours;
        this.bytes = bytes;
        this.region = cloud.region(input.firstRegion());
    }

    Outcome<BakeState> next(BakeState state, Situation now) {
        return switch (state.phase()) {
            case UPLOAD -> upload(state, now);
            case SECURE -> secure(state, now);
            default -> launch(state, now);
        };
    }

    private Outcome<BakeState> upload(BakeState state, Situation now) {
        String bucket = state.builder().bucket();
        region.objects().ensureBucket(bucket);
        BuilderObjects objects = new BuilderObjects(region, bucket);
        for (PackageFile file : input.packages()) {
            if (!file.inRepository()) {
                objects.put(ours.objectKey(file), () -> bytes.open(input, file), file.size(), file.sha256());
                now.tell("upload", region.name(), file.fileName() + " is in s3://" + bucket + ".");
            }
        }
        for (Provisioning.File file : input.provisioning().files()) {
            objects.put(ours.objectKey(file), () -> bytes.open(input, file), file.size(), file.sha256());
        }
        return Outcome.advance(state.to(BakeState.Phase.SECURE, now.now()));
    }

    private Outcome<BakeState> secure(BakeState state, Situation now) {
        BakeState.Builder builder = state.builder();
        if (!builder.network().isEmpty()) {
            builder = builder.withGroup(region.instances()
                    .closedSecurityGroup(
                            ours.securityGroup(),
                            "Paved Road: builder that lets nothing in",
                            builder.network(),
                            ours.builderTags(state)));
        }
        return Outcome.advance(state.with(builder).to(BakeState.Phase.LAUNCH, now.now()));
    }

    private Outcome<BakeState> launch(BakeState state, Situation now) {
        // Its user data hold fresh addresses at each try, so the launch token alone would not find an earlier try's.
        Optional<Instance> earlier = region.instances().byTags(ours.tag()).stream()
                .filter(instance -> instance.state() != Instance.State.SHUTTING_DOWN)
                .findFirst();
        if (earlier.isPresent()) {
            return launched(state, earlier.get().id(), now);
        }
        removeExpired(now);
        try {
            InstanceLaunch order = new BuilderOrder(input, ours, region).launch(state);
            return launched(state, region.instances().launch(order), now);
        } catch (CloudException refused) {
            return refused(state, refused, now);
        }
    }

    /** A bake that somebody else did not clean up after must not keep this one from being made. */
    private void removeExpired(Situation now) {
        try {
            List<String> expired = ExpiredBuilders.among(region.instances().withTag(ExpiredBuilders.TAG), now.now());
            region.instances().terminate(expired);
            expired.forEach(id ->
                    now.tell("clean", region.name(), "Builder " + id + " of a bake that is long over is terminated."));
        } catch (CloudException refused) {
            now.tell("clean", region.name(), "Old builders could not be removed: " + refused.getMessage());
        }
    }

    private Outcome<BakeState> refused(BakeState state, CloudException refused, Situation now) {
        LaunchRefusal refusal = new LaunchRefusal(refused);
        if (refusal.isNotShownYet(input) && now.now().isBefore(state.since().plus(Patience.VISIBLE))) {
            return Outcome.await(state, SOON, "what was just made to be shown by AWS");
        }
        BakeState.Builder builder = state.builder();
        if (!refusal.isOfTheZone() || !input.subnet().isEmpty()) {
            throw refusal.failure(input, builder.type(), region.name());
        }
        List<String> tried = LaunchRefusal.with(builder.refused(), builder.subnet());
        Optional<String> next =
                LaunchRefusal.next(region.instances().defaultSubnets().values(), tried);
        if (next.isPresent()) {
            now.tell(
                    "builder",
                    region.name(),
                    "A zone has no " + builder.type() + " (" + refusal.code() + "); " + next.get() + " is tried.");
            return Outcome.advance(state.with(builder.in(next.get(), tried)));
        }
        if (refusal.mayPass() && now.now().isBefore(state.since().plus(Patience.CAPACITY))) {
            return Outcome.await(
                    state.with(builder.in("", List.of())),
                    CAPACITY,
                    "capacity for " + builder.type() + " in " + region.name() + " (" + refusal.code() + ")");
        }
        throw refusal.failure(input, builder.type(), region.name());
    }

    private Outcome<BakeState> launched(BakeState state, String id, Situation now) {
        now.tell(
                "builder",
                region.name(),
                "Builder " + id + " (" + state.builder().type() + ") is launched.");
        BakeState next = state.with(state.builder().withInstance(id));
        if (!input.rebake()) {
            Map<String, String> key = Map.of(BakeKey.TAG, state.base().key());
            Optional<Instance> senior =
                    Search.senior(ExpiredBuilders.without(region.instances().byTags(key), now.now()), ours.operation());
            if (senior.isPresent()) {
                now.tell(
                        "builder",
                        region.name(),
                        "Another bake of the same content launched "
                                + senior.get().id() + " first; its image is waited for.");
                return Outcome.advance(next.to(BakeState.Phase.YIELD, now.now()));
            }
        }
        return Outcome.advance(next.to(BakeState.Phase.PROVISION, now.now()));
    }
}
