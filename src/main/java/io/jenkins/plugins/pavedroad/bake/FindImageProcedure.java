package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.naming.ImageNaming;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look in each region; changes nothing. */
final class FindImageProcedure implements Procedure<FindImageType.State> {
    private final FindImageInput input;
    private final Accounts accounts;

    FindImageProcedure(FindImageInput input, Accounts accounts) {
        this.input = input;
        this.accounts = accounts;
    }

    @Override
    public Outcome<FindImageType.State> next(FindImageType.State state, Situation now) {
        if (state.cause() != null) {
            return Outcome.failed(state, state.cause(), null, List.of());
        }
        Cloud cloud = accounts.cloud(input.account());
        String name = input.name().isEmpty() ? "*" : input.name();
        Map<String, List<Image>> images = new LinkedHashMap<>();
        for (String region : input.regions()) {
            images.put(region, cloud.region(region).images().search(input.owner(), name, FoundImages.filters(input)));
        }
        Optional<Map<String, Image>> found = FoundImages.choose(input, images, now.now());
        if (found.isEmpty() && input.required()) {
            throw new OperationFailure("There is no available image of " + input.owner() + " that is " + input.words()
                    + " in each of " + String.join(", ", input.regions()) + ".");
        }
        if (found.isEmpty()) {
            now.tell("find", "", "There is no image that is " + input.words() + ".");
            return Outcome.done(state, null);
        }
        LinkedHashMap<String, String> ids = new LinkedHashMap<>();
        found.get().forEach((region, image) -> {
            ids.put(region, image.id());
            now.tell("find", region, "Found image " + image.id() + " (" + image.name() + ").");
        });
        Image first = found.get().values().iterator().next();
        return Outcome.done(
                state,
                new BakeResult(
                        first.name(),
                        ids,
                        first.tags().getOrDefault(ImageNaming.APP_VERSION_TAG, ""),
                        "",
                        true,
                        0,
                        first.tags().getOrDefault(BakeKey.TAG, ""),
                        "",
                        new LinkedHashMap<>()));
    }

    @Override
    public FindImageType.State unwind(FindImageType.State state, String cause) {
        return new FindImageType.State(cause);
    }
}
