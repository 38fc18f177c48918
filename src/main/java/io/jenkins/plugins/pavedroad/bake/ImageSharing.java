package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Images;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets other accounts launch an image and make volumes of its snapshots. What they lack is in the state before it is given,
 * so that it can be taken back.
 */
final class ImageSharing {
    private static final String MANAGED = "alias/aws/ebs";

    /** Answers to a share of what is encrypted with the key that AWS manages. */
    private static final Set<String> UNUSABLE = Set.of("OperationNotPermitted", "InvalidParameter");

    private final Cloud cloud;
    private final List<String> accounts;

    ImageSharing(Cloud cloud, List<String> accounts) {
        this.cloud = cloud;
        this.accounts = accounts;
    }

    /**
     * Refuses a share that would be of no use; one call for each region without a key of its own.
     *
     * @throws OperationFailure saying why, and what to do
     */
    static void check(BakeInput input, Cloud cloud) {
        Delivery delivery = input.delivery();
        if (delivery.shareWith().isEmpty() || !delivery.encrypt()) {
            return;
        }
        for (String region : input.regions()) {
            if (!delivery.keys().containsKey(region)
                    && isManaged(cloud.region(region).images().defaultKey())) {
                throw new OperationFailure("The parameter 'shareWith' is '" + String.join(", ", delivery.shareWith())
                        + "', and images in " + region + " would be encrypted with the account's default key "
                        + MANAGED + ", which AWS manages and no other account can use: give 'kmsKey' a"
                        + " customer-managed key whose policy lets these accounts use it.");
            }
        }
    }

    static boolean isManaged(String key) {
        return key.equals(MANAGED) || key.endsWith(":" + MANAGED);
    }

    /** One look or one permission each time. */
    Outcome<BakeState> next(BakeState state, Situation now) {
        Rollout rollout = state.rollout();
        for (Map.Entry<String, String> each : state.images().entrySet()) {
            if (!rollout.looked().contains(each.getKey())) {
                return Outcome.advance(
                        state.with(rollout.withLacking(each.getKey(), lacking(each.getKey(), each.getValue()))));
            }
        }
        Optional<Rollout.Grant> due =
                rollout.grants().stream().filter(grant -> !grant.done()).findFirst();
        if (due.isPresent()) {
            give(due.get(), now);
            return Outcome.advance(state.with(rollout.withGiven(due.get())));
        }
        return Outcome.advance(state.to(BakeState.Phase.CLEAN, now.now()));
    }

    /** Of the snapshots first: without them a launch permission is of no use. */
    List<Rollout.Grant> lacking(String region, String imageId) {
        Images images = cloud.region(region).images();
        Image image = images.find(imageId)
                .orElseThrow(() ->
                        new OperationFailure("Image " + imageId + " in " + region + " is gone; it was to be shared."));
        List<String> ids = new ArrayList<>(image.snapshots());
        ids.add(imageId);
        List<Rollout.Grant> lacking = new ArrayList<>();
        for (String id : ids) {
            Set<String> permitted = images.permitted(id);
            List<String> without = accounts.stream()
                    .filter(account -> !permitted.contains(account))
                    .toList();
            if (!without.isEmpty()) {
                lacking.add(new Rollout.Grant(region, id, without, false));
            }
        }
        return lacking;
    }

    private void give(Rollout.Grant grant, Situation now) {
        try {
            cloud.region(grant.region()).images().permit(grant.id(), grant.accounts());
        } catch (CloudException refused) {
            if (!isUnusable(refused)) {
                throw refused;
            }
            throw new OperationFailure(unusable(grant.region(), grant.id(), grant.accounts(), refused));
        }
        if (grant.id().startsWith("ami-")) {
            now.tell(
                    "share",
                    grant.region(),
                    "Image " + grant.id() + " may be launched by " + String.join(", ", grant.accounts()) + ".");
        }
    }

    static boolean isUnusable(CloudException refused) {
        return UNUSABLE.contains(refused.code());
    }

    static String unusable(String region, String id, List<String> accounts, CloudException refused) {
        return id + " in " + region + " could not be shared with " + String.join(", ", accounts) + " ("
                + refused.getMessage()
                + "): what is encrypted with the key that AWS manages is of no use to other accounts; bake it with a"
                + " customer-managed 'kmsKey' whose policy lets them use it.";
    }

    /** Takes one permission back that a bake gave, or was about to give. */
    BakeState takeBack(BakeState state) {
        Rollout.Grant last =
                state.rollout().grants().get(state.rollout().grants().size() - 1);
        cloud.region(last.region()).images().forbid(last.id(), last.accounts());
        return state.with(state.rollout().withTakenBack(last));
    }
}
