package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/** Root folders by key. An image appears whole or not at all, and nothing writes to it afterwards. */
final class Images {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    /** On Debian since 12 these are links into /usr; a folder of that name would hide the host's libraries. */
    private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib32", "lib64");

    private final Path folder;
    private final Path base;
    private final Confinement confinement;

    Images(Path folder, Confinement confinement) throws IOException {
        this.folder = folder.resolve("images");
        this.base = folder.resolve("base");
        this.confinement = confinement;
        Files.createDirectories(this.folder);
    }

    boolean has(String key) {
        return Files.isDirectory(path(key));
    }

    Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "Image key '" + key + "' is not made of letters, digits, dots, dashes and underscores.");
        }
        return folder.resolve(key);
    }

    void delete(String key) throws IOException {
        confinement.remove(path(key));
    }

    /** From the root folder of an instance. */
    void capture(Path root, String key) throws IOException {
        put(key, part -> confinement.copy(root, part));
    }

    /** From a folder that needs to hold only what the base image has not. */
    Path add(Path files, String key) throws IOException {
        if (!Files.isDirectory(files)) {
            throw new IOException("Image folder " + files + " does not exist.");
        }
        synchronized (this) {
            if (Files.notExists(base)) {
                BaseImage.make(base);
            }
        }
        put(key, part -> {
            confinement.copy(base, part);
            confinement.copy(files, part);
            // the folder's own mode says nothing about the image's root
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
            merge(part);
            confinement.giveAll(part);
        });
        return path(key);
    }

    private void merge(Path root) throws IOException {
        for (String name : MERGED) {
            Path separate = root.resolve(name);
            if (Files.isDirectory(separate, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(Path.of("/", name))) {
                Files.createDirectories(root.resolve("usr").resolve(name));
                confinement.copy(separate, root.resolve("usr").resolve(name));
                confinement.remove(separate);
            }
        }
    }

    private interface Filling {
        void fill(Path part) throws IOException;
    }

    private void put(String key, Filling filling) throws IOException {
        Path target = path(key);
        if (Files.exists(target)) {
            throw new IOException("Image " + key + " exists already.");
        }
        Path part = Files.createTempDirectory(folder, ".part-");
        try {
            filling.fill(part);
            Files.move(part, target);
        } finally {
            confinement.remove(part);
        }
    }
}
