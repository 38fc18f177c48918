package io.jenkins.plugins.pavedroad.bake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * A builder's user data: a fixed shell text, and below the line where it ends the data it reads from its own file. What
 * a user wrote is never part of the shell text; each value is one word of base64.
 */
final class ProvisioningScript {
    /** EC2's limit before base64 (user guide, instance user data). */
    static final int LARGEST = 16 * 1024;

    private static final String TEXT = resource("builder.sh");

    private ProvisioningScript() {}

    /** A package as the builder gets it. The address is a secret. */
    record Download(PackageFile file, URI address) {}

    /**
     * @param token appears in the verdict, so that nothing else on the console is taken for it
     * @param deadline after which the builder shuts itself down, whatever became of the controller
     * @param provision the extra script; empty for none
     * @throws IllegalArgumentException one sentence, when it is too large for EC2
     */
    static String of(String token, Duration deadline, List<Download> downloads, String provision) {
        StringBuilder script = new StringBuilder(TEXT);
        line(script, "token", token);
        line(script, "minutes", Long.toString(Math.max(1, deadline.toMinutes())));
        for (Download download : downloads) {
            PackageFile file = download.file();
            script.append("package ")
                    .append(file.format())
                    .append(' ')
                    .append(file.sha256())
                    .append(' ')
                    .append(base64(file.fileName()))
                    .append(' ')
                    .append(base64(download.address().toString()))
                    .append('\n');
        }
        if (!provision.isEmpty()) {
            line(script, "provision", provision);
        }
        int size = script.toString().getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw new IllegalArgumentException("The builder's user data would have " + size + " bytes, and EC2 takes "
                    + LARGEST + ": bake fewer packages or a shorter provision script.");
        }
        return script.toString();
    }

    private static void line(StringBuilder script, String key, String value) {
        script.append(key).append(' ').append(base64(value)).append('\n');
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (InputStream in = ProvisioningScript.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
