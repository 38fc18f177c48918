package io.jenkins.plugins.pavedroad.guardrail;

import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.naming.AppVersion;
import io.jenkins.plugins.pavedroad.naming.ImageNaming;
import java.util.function.Supplier;

/** What is deployed can be traced to the package and the build it was made from. */
public final class ImageProvenance {
    private static final String BAKE = "Bake it with bakeAmi from the package a build made.";

    private ImageProvenance() {}

    /** @param account the account's own id in the cloud; asked for last, because it may cost a call */
    public static Verdict judge(String region, Image image, Supplier<String> account) {
        String named = "In " + region + " the image " + image.id() + " (" + image.name() + ") ";
        String appVersion = image.tags().getOrDefault(ImageNaming.APP_VERSION_TAG, "");
        if (appVersion.isEmpty()) {
            return stop(named + "has no tag " + ImageNaming.APP_VERSION_TAG + ", so nobody can say what is in it.");
        }
        if (AppVersion.parse(appVersion).isEmpty()) {
            return stop(named + "has the " + ImageNaming.APP_VERSION_TAG + " '" + appVersion
                    + "', which cannot be read as package-version-release.");
        }
        if (!image.tags().containsKey(ImageNaming.BAKE_KEY_TAG)) {
            return stop(named + "was not baked by bakeAmi: it has no tag " + ImageNaming.BAKE_KEY_TAG + ".");
        }
        if (!image.ownerId().equals(account.get())) {
            return stop(named + "was not baked here: it belongs to the account " + image.ownerId() + ", not to "
                    + account.get() + ".");
        }
        return Verdict.pass(Guardrail.IMAGE_PROVENANCE);
    }

    private static Verdict stop(String what) {
        return Verdict.stop(Guardrail.IMAGE_PROVENANCE, what, BAKE);
    }
}
