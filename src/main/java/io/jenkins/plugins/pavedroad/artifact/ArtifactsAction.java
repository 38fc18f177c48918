package io.jenkins.plugins.pavedroad.artifact;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a build has made so far, kept with the build: {@code bakeAmi} takes the packages from here and
 * {@code redBlackDeploy} the image when the Jenkinsfile does not name them. Thread-safe.
 */
public class ArtifactsAction extends InvisibleAction {
    private final ArrayList<BuiltPackage> packages = new ArrayList<>();
    private BakedImage image;
    /** All of them, for the page; null in builds of an earlier version. */
    private ArrayList<BakedImage> images;

    /** What this build made; nothing yet when it made nothing. */
    public static Optional<ArtifactsAction> of(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(ArtifactsAction.class));
    }

    /** Packages of the last step that built any. */
    public static void built(Run<?, ?> run, List<BuiltPackage> made) throws IOException {
        ArtifactsAction action = on(run);
        synchronized (action) {
            action.packages.clear();
            action.packages.addAll(made);
        }
        run.save();
    }

    /** The image of the last step that baked one. */
    public static void baked(Run<?, ?> run, BakedImage made) throws IOException {
        ArtifactsAction action = on(run);
        synchronized (action) {
            action.image = made;
            action.images = action.images == null ? new ArrayList<>() : action.images;
            action.images.add(made);
        }
        run.save();
    }

    private static ArtifactsAction on(Run<?, ?> run) {
        synchronized (run) {
            return of(run).orElseGet(() -> {
                ArtifactsAction action = new ArtifactsAction();
                run.addAction(action);
                return action;
            });
        }
    }

    public synchronized List<BuiltPackage> getPackages() {
        return List.copyOf(packages);
    }

    /** For the page: every image the build made, in the order in which it did. */
    public synchronized List<BakedImage> getImages() {
        if (images != null) {
            return List.copyOf(images);
        }
        return image == null ? List.of() : List.of(image);
    }

    public synchronized Optional<BakedImage> getImage() {
        return Optional.ofNullable(image);
    }
}
