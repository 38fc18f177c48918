package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

/** Which actions only look. */
public final class Reads {
    private Reads() {}

    public static boolean reads(String action) {
        return action.startsWith("Describe") || action.startsWith("Get") || action.startsWith("List");
    }
}
