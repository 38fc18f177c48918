package io.jenkins.plugins.pavedroad.bake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A builder's user data: a fixed shell text, and below the line where it ends the data it reads from its own file. What
 * a user wrote is never part of the shell text.
 */
final class ProvisioningScript {
    /** EC2's limit before base64 (user guide, instance user data). */
    static final int LARGEST = 16 * 1024;

    /** Without its comments: the addresses of a role's session, whose token is part of each, need the room. */
    private static final String TEXT = resource("builder.sh").replaceAll("(?m)^ *# .*\\n", "");

    private ProvisioningScript() {}

    /** Whether EC2 takes it; when not, what follows the head has to lie elsewhere. */
    static boolean fits(BuilderData head, BuilderData rest) {
        return size(of(head, rest)) <= LARGEST;
    }

    static String of(BuilderData head, BuilderData rest) {
        return TEXT + head.text() + rest.text();
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String resource(String name) {
        try (InputStream in = ProvisioningScript.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
