package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks once and plans every change, then makes one after the other; takes them back in reverse when it turns around. */
final class ImageChangeProcedure implements Procedure<ImageChangeState> {
    private static final String AT = "paved-road:promoted-at";

    private final ImageChangeInput input;
    private final Accounts accounts;

    ImageChangeProcedure(ImageChangeInput input, Accounts accounts) {
        this.input = input;
        this.accounts = accounts;
    }

    @Override
    public Outcome<ImageChangeState> next(ImageChangeState state, Situation now) {
        if (state.cause() != null) {
            return takenBack(state, now);
        }
        if (state.begun() == null) {
            return Outcome.advance(new ImageChangeState(now.now(), null, "", state.images(), state.appVersion(), null));
        }
        return state.acts() == null ? planned(state, now) : changed(state, now);
    }

    private Outcome<ImageChangeState> planned(ImageChangeState state, Situation now) {
        Map<String, Image> images = input.choice().find(accounts.cloud(input.account()));
        List<ImageAct> acts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Map<String, String> ids = new LinkedHashMap<>();
        String version = "";
        for (Map.Entry<String, Image> each : images.entrySet()) {
            Image image = each.getValue();
            names.add(image.name());
            ids.put(each.getKey(), image.id());
            version = image.tags().getOrDefault("appversion", version);
            acts.addAll(
                    input.promotion() == null
                            ? deprecation(each.getKey(), image, state)
                            : promotion(each.getKey(), image, state));
        }
        ImageChangeState next = new ImageChangeState(state.begun(), acts, String.join(", ", names), ids, version, null);
        if (input.dryRun()) {
            acts.forEach(act -> now.tell("plan", act.region(), "Dry run: then " + act.told()));
            return done(next, now);
        }
        return Outcome.advance(next);
    }

    private List<ImageAct> deprecation(String region, Image image, ImageChangeState state) {
        long after = input.deprecation().afterSeconds();
        // EC2 rounds to the minute and takes only a time to come.
        return List.of(ImageAct.deprecate(
                input.account(),
                region,
                image.id(),
                input.deprecation().restores()
                        ? null
                        : state.begun()
                                .plusSeconds(
                                        Math.max(after, Duration.ofMinutes(2).toSeconds())),
                image.deprecatedAt().orElse(null)));
    }

    private List<ImageAct> promotion(String region, Image image, ImageChangeState state) {
        ImageChangeInput.Promotion promotion = input.promotion();
        Map<String, Cloud> clouds = new LinkedHashMap<>();
        promotion.names().forEach(name -> clouds.put(name, accounts.cloud(name)));
        Cloud own = accounts.cloud(input.account());
        List<String> numbers = new ArrayList<>(promotion.numbers());
        clouds.values().forEach(cloud -> numbers.add(cloud.accountId()));
        numbers.removeIf(number -> number.equals(own.accountId()));
        List<ImageAct> acts = new ArrayList<>();
        List<String> lacking = numbers.stream().distinct().toList();
        if (!lacking.isEmpty()) {
            new ImageSharing(own, lacking)
                    .lacking(region, image.id())
                    .forEach(grant -> acts.add(ImageAct.permit(input.account(), grant)));
        }
        Map<String, String> record = new LinkedHashMap<>(promotion.tags());
        record.put(AT, state.begun().toString());
        acts.add(ImageAct.tag(input.account(), region, image.id(), record, image.tags()));
        Map<String, String> whole = new LinkedHashMap<>();
        image.tags().forEach((key, value) -> {
            if (!key.startsWith("aws:")) {
                whole.put(key, value);
            }
        });
        whole.putAll(record);
        // AWS keeps each account's own tags of an image that is shared with it.
        clouds.forEach((name, cloud) -> {
            if (!cloud.accountId().equals(own.accountId())) {
                Map<String, String> there = cloud.region(region)
                        .images()
                        .find(image.id())
                        .map(Image::tags)
                        .orElse(Map.of());
                acts.add(ImageAct.tag(name, region, image.id(), whole, there));
            }
        });
        return acts;
    }

    private Outcome<ImageChangeState> changed(ImageChangeState state, Situation now) {
        for (int i = 0; i < state.acts().size(); i++) {
            ImageAct act = state.acts().get(i);
            if (!act.done()) {
                perform(act);
                now.tell(input.promotion() == null ? "deprecate" : "promote", act.region(), act.told());
                return Outcome.advance(state.with(i, act.asDone()));
            }
        }
        return done(state, now);
    }

    private void perform(ImageAct act) {
        try {
            act.perform(accounts);
        } catch (CloudException refused) {
            if (act.kind() == ImageAct.Kind.PERMIT && ImageSharing.isUnusable(refused)) {
                throw new OperationFailure(ImageSharing.unusable(act.region(), act.id(), act.permitted(), refused));
            }
            throw refused;
        }
    }

    private static Outcome<ImageChangeState> done(ImageChangeState state, Situation now) {
        return Outcome.done(
                state,
                new BakeResult(
                        state.imageName(),
                        new LinkedHashMap<>(state.images()),
                        state.appVersion(),
                        "",
                        true,
                        Duration.between(state.begun(), now.now()).toSeconds(),
                        "",
                        "",
                        new LinkedHashMap<>()));
    }

    private Outcome<ImageChangeState> takenBack(ImageChangeState state, Situation now) {
        if (state.acts().isEmpty()) {
            return Outcome.failed(state, state.cause(), null, List.of());
        }
        ImageAct last = state.acts().get(state.acts().size() - 1);
        try {
            last.takeBack(accounts);
            now.tell("undo", last.region(), "Taken back: " + last.told());
        } catch (CloudException refused) {
            // What was refused to begin with has not happened; that the way back is refused too must not keep the
            // others.
            if (last.done() || refused.retryable()) {
                throw refused;
            }
        }
        return Outcome.advance(state.withoutLast());
    }

    @Override
    public ImageChangeState unwind(ImageChangeState state, String cause) {
        return state.undone(cause);
    }

    @Override
    public List<String> leftovers(ImageChangeState state) {
        return state.acts() == null
                ? List.of()
                : state.acts().stream().map(ImageAct::told).toList();
    }
}
