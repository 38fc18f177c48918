package io.jenkins.plugins.pavedroad.bake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a change of images is.
 *
 * @param begun null until the first look
 * @param acts null until the plan is made; then in their order
 * @param images region to id
 * @param cause why it turned around; null while it has not
 */
record ImageChangeState(
        Instant begun,
        List<ImageAct> acts,
        String imageName,
        Map<String, String> images,
        String appVersion,
        String cause) {
    static final ImageChangeState BEGIN = new ImageChangeState(null, null, "", Map.of(), "", null);

    ImageChangeState {
        acts = acts == null ? null : List.copyOf(acts);
        images = images == null ? Map.of() : new LinkedHashMap<>(images);
    }

    ImageChangeState with(List<ImageAct> all) {
        return new ImageChangeState(begun, all, imageName, images, appVersion, cause);
    }

    ImageChangeState with(int index, ImageAct act) {
        List<ImageAct> all = new ArrayList<>(acts);
        all.set(index, act);
        return with(all);
    }

    ImageChangeState withoutLast() {
        return with(acts.subList(0, acts.size() - 1));
    }

    ImageChangeState undone(String why) {
        // What comes after the first that was not done cannot have happened.
        int first = 0;
        while (acts != null && first < acts.size() && acts.get(first).done()) {
            first++;
        }
        List<ImageAct> begunOnes = acts == null ? List.of() : acts.subList(0, Math.min(first + 1, acts.size()));
        return new ImageChangeState(begun, begunOnes, imageName, images, appVersion, why);
    }
}
