package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads user data as cloud-init does: by its first line, after unzipping. Other formats than scripts and cloud-config are noted only. */
final class UserData {
    /** Unzipped user data beyond this is refused; the API takes 16 KiB zipped. */
    private static final int LARGEST = 16 << 20;

    private UserData() {}

    static List<BootStep> steps(byte[] raw) {
        byte[] data;
        try {
            data = unzip(raw);
        } catch (IOException e) {
            return List.of(new BootStep.Note("cannot be unzipped (" + e.getMessage() + "), ignored"));
        }
        String text = new String(data, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return List.of();
        }
        if (text.startsWith("#!")) {
            return List.of(new BootStep.Script(data));
        }
        if (text.startsWith("#cloud-config")) {
            return CloudConfig.steps(text);
        }
        return List.of(new BootStep.Note("neither a script nor #cloud-config, left in user-data.txt"));
    }

    static byte[] unzip(byte[] data) throws IOException {
        if (data.length < 2 || (data[0] & 0xff) != 0x1f || (data[1] & 0xff) != 0x8b) {
            return data;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(data))) {
            byte[] plain = in.readNBytes(LARGEST + 1);
            if (plain.length > LARGEST) {
                throw new IOException("larger than 16 MiB");
            }
            return plain;
        }
    }
}
