package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that comes before the first effect: the base image, an image that is there already, and what a builder needs. */
final class Preparation {
    private static final Duration OTHERS = Duration.ofSeconds(10);

    private final BakeInput input;
    private final Cloud cloud;
    private final Ours ours;
    private final CloudRegion region;

    Preparation(BakeInput input, Cloud cloud, Ours ours) {
        this.input = input;
        this.cloud = cloud;
        this.ours = ours;
        // All of them, so that a wrong last one is known before the first effect.
        input.regions().forEach(cloud::region);
        this.region = cloud.region(input.firstRegion());
    }

    /** At most one call: an id and a parameter are looked up in full only when there is something to bake. */
    Outcome<BakeState> resolve(BakeState state, Situation now) {
        ImageSharing.check(input, cloud);
        BakeState.Base base = base(BaseImage.of(input.baseImage()));
        now.tell("base", region.name(), "The base image is " + base.id() + named(base) + ".");
        return Outcome.advance(state.with(base).to(BakeState.Phase.SEARCH, now.now()));
    }

    private BakeState.Base base(BaseImage asked) {
        if (asked instanceof BaseImage.ByName byName) {
            return seen(region.images().byName(byName.pattern(), byName.owner()).stream()
                    .findFirst()
                    .orElseThrow(() -> notThere("no available image of that name and owner")));
        }
        if (asked instanceof BaseImage.ByParameter byParameter) {
            return unseen(region.images()
                    .publicParameter(byParameter.name())
                    .orElseThrow(() -> notThere("no parameter of that name")));
        }
        return unseen(((BaseImage.ById) asked).id());
    }

    private OperationFailure notThere(String what) {
        return new OperationFailure("The parameter 'baseImage' is '" + input.baseImage() + "', and " + region.name()
                + " has " + what + ".");
    }

    /** One call in each region, and one more when there is no image. */
    Outcome<BakeState> search(BakeState state, Situation now) {
        if (input.rebake()) {
            return Outcome.advance(state.to(BakeState.Phase.SETTLE, now.now()));
        }
        Map<String, String> key = Map.of(BakeKey.TAG, state.base().key());
        Map<String, List<Image>> images = new HashMap<>();
        input.regions()
                .forEach(name -> images.put(name, cloud.region(name).images().ownByTags(key)));
        Search.Found found = Search.images(input.regions(), images, now.now());
        if (found instanceof Search.Found.Available available) {
            return Outcome.advance(reused(state, available, now).to(BakeState.Phase.COPY, now.now()));
        }
        if (found instanceof Search.Found.Pending pending) {
            return Outcome.await(
                    state, OTHERS, "image " + pending.image().id() + " in " + pending.region() + " of another bake");
        }
        Optional<Instance> builder =
                Search.builder(ExpiredBuilders.without(region.instances().byTags(key), now.now()), ours.operation());
        if (builder.isPresent()) {
            return Outcome.await(state, OTHERS, "builder " + builder.get().id() + " of another bake");
        }
        return Outcome.advance(state.to(BakeState.Phase.SETTLE, now.now()));
    }

    private static BakeState reused(BakeState state, Search.Found.Available available, Situation now) {
        Map.Entry<String, Image> source =
                available.images().entrySet().iterator().next();
        Image first = source.getValue();
        BakeState next = state.withSource(source.getKey(), first.id(), first.name(), true);
        for (Map.Entry<String, Image> each : available.images().entrySet()) {
            next = next.withImage(each.getKey(), each.getValue().id());
            now.tell(
                    "reuse",
                    each.getKey(),
                    "Image " + each.getValue().id() + " (" + first.name()
                            + ") was baked from the same content; it is used.");
        }
        return next;
    }

    /** What a builder needs, checked against what the base image is. */
    Outcome<BakeState> settle(BakeState state, Situation now) {
        BakeState.Base base = state.base().details()
                ? state.base()
                : seen(region.images()
                        .find(state.base().id())
                        .filter(image -> image.state() == Image.State.AVAILABLE)
                        .orElseThrow(() -> notThere(
                                input.baseImage().equals(state.base().id())
                                        ? "no available image of that id"
                                        : "no available image " + state.base().id() + ", which it names")));
        requirePackagesFor(base);
        String type = instanceType(base);
        BakeState.Builder builder = new BakeState.Builder(bucket(), type, network(), input.securityGroup());
        return Outcome.advance(state.with(base).with(builder).to(BakeState.Phase.UPLOAD, now.now()));
    }

    private void requirePackagesFor(BakeState.Base base) {
        for (PackageFile file : input.packages()) {
            if (!file.portable() && !file.cloudArchitecture().equals(base.architecture())) {
                throw new OperationFailure("The parameter 'baseImage' is '" + input.baseImage() + "', and " + base.id()
                        + " is for " + base.architecture() + "; it must be an image for " + file.cloudArchitecture()
                        + ", because the package " + file.fileName() + " is for " + file.architecture() + ".");
            }
        }
    }

    private String instanceType(BakeState.Base base) {
        if (input.instanceType().isEmpty()) {
            return base.architecture().equals("arm64") ? "t4g.small" : "t3.small";
        }
        List<String> runs = region.instances().architectures(input.instanceType());
        if (!runs.contains(base.architecture())) {
            throw new OperationFailure(
                    "The parameter 'instanceType' is '" + input.instanceType() + "'; it must be a type in "
                            + region.name() + " that runs " + base.architecture() + ", as the base image does"
                            + (runs.isEmpty() ? "." : " (it runs " + String.join(", ", runs) + ")."));
        }
        return input.instanceType();
    }

    private String network() {
        if (!input.securityGroup().isEmpty()) {
            return "";
        }
        if (!input.subnet().isEmpty()) {
            return region.instances()
                    .networkOf(input.subnet())
                    .orElseThrow(() -> new OperationFailure("The parameter 'subnet' is '" + input.subnet()
                            + "'; it must be a subnet in " + region.name() + "."));
        }
        return region.instances()
                .defaultNetwork()
                .orElseThrow(() -> new OperationFailure(
                        "There is no default network in " + region.name() + ": give the parameter 'subnet'."));
    }

    private String bucket() {
        return input.bucket().isEmpty() ? "paved-road-" + cloud.accountId() + "-" + region.name() : input.bucket();
    }

    private BakeState.Base unseen(String id) {
        return new BakeState.Base(id, "", "", "", false, key(id));
    }

    private BakeState.Base seen(Image image) {
        String version = image.tags().getOrDefault("appversion", "");
        return new BakeState.Base(image.id(), image.name(), version, image.architecture(), true, key(image.id()));
    }

    private String key(String baseImageId) {
        return BakeKey.of(baseImageId, input.packages(), input.provision(), input.provisioning(), input.delivery());
    }

    private static String named(BakeState.Base base) {
        return base.name().isEmpty() ? "" : " (" + base.name() + ")";
    }
}
