package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.util.Optional;

/**
 * What a look at an image that is being made or copied shows.
 *
 * @param failure why it will never be available, one sentence; empty while it may
 */
record ImageWatch(boolean available, String failure) {
    /** One call. */
    static ImageWatch look(Cloud cloud, BakeState state, String region, Situation now) {
        String id = state.images().get(region);
        Optional<Image> image = cloud.region(region).images().find(id);
        if (image.isEmpty()) {
            boolean gone = now.now().isAfter(state.since().plus(Patience.VISIBLE));
            return new ImageWatch(
                    false, gone ? "Image " + id + " in " + region + " is gone before it was available." : "");
        }
        if (image.get().state() == Image.State.FAILED) {
            String reason = image.get().stateReason();
            return new ImageWatch(
                    false,
                    sentence("Image " + id + " in " + region + " could not be made: "
                            + (reason.isEmpty() ? "AWS gave no reason" : reason)));
        }
        return new ImageWatch(image.get().state() == Image.State.AVAILABLE, "");
    }

    /** AWS's reasons end with a full stop, or do not. */
    static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    boolean failed() {
        return !failure.isEmpty();
    }
}
