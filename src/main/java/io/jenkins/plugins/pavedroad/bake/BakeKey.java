package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.naming.ImageNaming;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What decides whether an image is the same: images of one key are interchangeable, and one is made once. Unlike Rosco's
 * key it holds the resolved base image and the packages' content, so that neither a refreshed base image nor a rebuilt
 * package is taken for an old one.
 */
final class BakeKey {
    /** The tag that carries it. */
    static final String TAG = ImageNaming.BAKE_KEY_TAG;

    /** Raised when the way an image is made changes so much that older ones must not be reused. */
    private static final String RECIPE = "1";

    /** What {@code InstanceLaunch} makes of the root volume. */
    private static final String VOLUME = "root as in the base image, encrypted";

    private BakeKey() {}

    /**
     * 64 lower-case hexadecimal digits. The architecture is the base image's, and so in its id; a package's own is told
     * with the package.
     *
     * @param packages in the order in which they are installed
     * @param provision the extra script; empty for none
     */
    static String of(String baseImageId, List<PackageFile> packages, String provision) {
        return of(baseImageId, packages, provision, Provisioning.NONE, Delivery.USUAL);
    }

    /** The same; what is not given leaves the key as it was before it could be given. */
    static String of(
            String baseImageId, List<PackageFile> packages, String provision, Provisioning more, Delivery delivery) {
        MessageDigest digest = sha256();
        add(digest, RECIPE);
        add(digest, baseImageId);
        add(digest, volume(delivery));
        add(digest, Integer.toString(packages.size()));
        for (PackageFile each : packages) {
            add(digest, each.name());
            add(digest, each.version());
            add(digest, each.release());
            add(digest, each.architecture());
            add(digest, each.format());
            add(digest, each.inRepository() ? each.file() : each.sha256());
        }
        add(digest, provision);
        more.repository().forEach(line -> add(digest, "repository " + line));
        for (Provisioning.File file : more.files()) {
            add(digest, "file " + file.path());
            add(digest, file.sha256());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With the keys as they were written, so that a region that is added does not change what one alias says of all. */
    private static String volume(Delivery delivery) {
        if (!delivery.encrypt()) {
            return "root as in the base image";
        }
        return delivery.keyText().isEmpty() ? VOLUME : VOLUME + " with " + delivery.keyText();
    }

    /** A short name that nothing else has, for what one operation makes: 16 hexadecimal digits. */
    static String token(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            add(digest, part);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** With its length, so that no two lists of parts give the same bytes. */
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
