package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.cloud.ObjectStore;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From packages on the controller to a builder that was launched. */
final class BuilderLaunch {
    /** How long the packages' addresses open them; a builder reads them in its first minutes. */
    private static final Duration READABLE = Duration.ofHours(1);

    private static final Duration SOON = Duration.ofSeconds(3);

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
        ObjectStore objects = region.objects();
        String bucket = state.builder().bucket();
        objects.ensureBucket(bucket);
        for (PackageFile file : input.packages()) {
            objects.put(bucket, ours.objectKey(file), () -> bytes.open(input, file), file.size(), file.sha256());
            now.tell("upload", region.name(), file.fileName() + " is in s3://" + bucket + ".");
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
                            ours.builderTags(state.base().key())));
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
        try {
            return launched(state, region.instances().launch(order(state)), now);
        } catch (CloudException refused) {
            boolean notShownYet = refused.code().equals("IdempotentParameterMismatch")
                    || refused.code().equals("InvalidGroup.NotFound");
            if (notShownYet && now.now().isBefore(state.since().plus(Patience.VISIBLE))) {
                return Outcome.await(state, SOON, "what was just made to be shown by AWS");
            }
            throw refused;
        }
    }

    private InstanceLaunch order(BakeState state) {
        BakeState.Builder builder = state.builder();
        List<ProvisioningScript.Download> downloads = input.packages().stream()
                .map(file -> new ProvisioningScript.Download(
                        file, region.objects().readAddress(builder.bucket(), ours.objectKey(file), READABLE)))
                .toList();
        String userData = ProvisioningScript.of(
                ours.token(), Duration.ofMinutes(input.deadlineMinutes()), downloads, input.provision());
        return new InstanceLaunch(
                state.base().id(),
                builder.type(),
                given(input.subnet()),
                List.of(builder.group()),
                given(input.instanceProfile()),
                userData,
                ours.builderTags(state.base().key()),
                ours.launchToken(),
                input.delivery().encryptionIn(region.name()));
    }

    private Outcome<BakeState> launched(BakeState state, String id, Situation now) {
        now.tell(
                "builder",
                region.name(),
                "Builder " + id + " (" + state.builder().type() + ") is launched.");
        BakeState next = state.with(state.builder().withInstance(id));
        if (!input.rebake()) {
            Map<String, String> key = Map.of(BakeKey.TAG, state.base().key());
            Optional<Instance> senior = Search.senior(region.instances().byTags(key), ours.operation());
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

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
