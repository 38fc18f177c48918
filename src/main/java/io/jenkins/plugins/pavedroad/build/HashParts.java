package io.jenkins.plugins.pavedroad.build;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;

/** Reads a package once for the checksum of each of its parts and of it all. Runs on the agent. */
final class HashParts implements AgentTask<ArrayList<String>> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 64 << 10;

    private final String file;
    private final long partSize;

    /** @param file relative to the workspace */
    HashParts(String file, long partSize) {
        this.file = file;
        this.partSize = partSize;
    }

    /** SHA-256 of the whole file in hexadecimal, then of each part in base64; empty when there is no such file. */
    @Override
    public ArrayList<String> run(File workspace) throws IOException, InterruptedException {
        ArrayList<String> sums = new ArrayList<>();
        File here = new File(workspace, file);
        if (!here.isFile()) {
            return sums;
        }
        MessageDigest whole = sha256();
        MessageDigest part = sha256();
        long left = partSize;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(here.toPath())) {
            sums.add("");
            for (int count; (count = in.read(buffer, 0, (int) Math.min(left, BUFFER))) > 0; ) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                whole.update(buffer, 0, count);
                part.update(buffer, 0, count);
                left -= count;
                if (left == 0) {
                    sums.add(base64(part));
                    left = partSize;
                }
            }
        }
        if (left < partSize) {
            sums.add(base64(part));
        }
        sums.set(0, HexFormat.of().formatHex(whole.digest()));
        return sums;
    }

    private static String base64(MessageDigest digest) {
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
