package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes away what a bake made: builder, security group and packages always, images and snapshots when it failed. Looks
 * for them by the operation's tag, because an effect may have happened whose answer was never seen.
 */
final class Cleaning {
    /** After this the rest is named instead of waited for. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Set<String> LATER = Set.of("InvalidSnapshot.InUse", "IncorrectState");

    private final BakeInput input;
    private final Cloud cloud;
    private final Ours ours;
    private final CloudRegion region;
    private final List<String> leftovers = new ArrayList<>();
    private String waitingFor = "";

    Cleaning(BakeInput input, Cloud cloud, Ours ours) {
        this.input = input;
        this.cloud = cloud;
        this.ours = ours;
        this.region = cloud.region(input.firstRegion());
    }

    /**
     * How one look at what is left went.
     *
     * @param leftovers ids of what could not be removed
     */
    record Turn(boolean finished, Duration pause, String waitingFor, List<String> leftovers) {}

    Turn turn(BakeState state, Situation now) {
        if (state.phase() == BakeState.Phase.UNDO) {
            input.regions().forEach(this::removeImages);
        } else {
            state.rollout().failures().keySet().forEach(this::removeImages);
        }
        if (removeInstances()
                && state.builder() != null
                && !state.builder().network().isEmpty()) {
            removeGroups();
        }
        boolean impatient = now.now().isAfter(state.since().plus(PATIENCE));
        if (!waitingFor.isEmpty() && !impatient) {
            return new Turn(false, SOON, waitingFor + " to go", List.of());
        }
        if (!waitingFor.isEmpty()) {
            leftovers.add(waitingFor);
        }
        removeObjects(state);
        return new Turn(true, Duration.ZERO, "", List.copyOf(leftovers));
    }

    /** @return whether all are terminated, so that nothing holds their security group */
    private boolean removeInstances() {
        List<Instance> left = region.instances().byTags(ours.tag());
        List<String> running = left.stream()
                .filter(instance -> instance.state() != Instance.State.SHUTTING_DOWN)
                .map(Instance::id)
                .toList();
        for (String id : running) {
            remove("builder " + id, () -> region.instances().terminate(List.of(id)));
        }
        left.stream()
                .filter(instance -> instance.state() == Instance.State.SHUTTING_DOWN)
                .forEach(instance -> waitFor("builder " + instance.id()));
        return left.isEmpty();
    }

    private void removeGroups() {
        region.instances()
                .securityGroupsByTags(ours.tag())
                .forEach((name, id) -> remove("security group " + id, () -> {
                    if (!region.instances().deleteSecurityGroup(id)) {
                        waitFor("security group " + id);
                    }
                }));
    }

    private void removeObjects(BakeState state) {
        if (state.builder() == null) {
            return;
        }
        for (String key : ours.objectKeys()) {
            String bucket = state.builder().bucket();
            try {
                region.objects().delete(bucket, key);
            } catch (CloudException refused) {
                if (refused.retryable()) {
                    throw refused;
                }
                leftovers.add("s3://" + bucket + "/" + key + " (" + refused.getMessage() + ")");
            }
        }
    }

    private void removeImages(String name) {
        CloudRegion there = cloud.region(name);
        for (Image image : there.images().ownByTags(ours.tag())) {
            remove("image " + image.id() + " in " + name, () -> there.images().delete(image));
        }
        // Those of an image that was still pending, which does not name them yet.
        for (String snapshot : there.images().snapshotsByTags(ours.tag())) {
            remove("snapshot " + snapshot + " in " + name, () -> there.images().deleteSnapshot(snapshot));
        }
    }

    /** What was removed is looked for once more, because AWS answers before it is gone. */
    private void remove(String what, Runnable removal) {
        try {
            removal.run();
            waitFor(what);
        } catch (CloudException refused) {
            if (refused.retryable()) {
                throw refused;
            }
            if (LATER.contains(refused.code())) {
                waitFor(what);
            } else {
                leftovers.add(what + " (" + refused.getMessage() + ")");
            }
        }
    }

    private void waitFor(String what) {
        if (waitingFor.isEmpty()) {
            waitingFor = what;
        }
    }
}
