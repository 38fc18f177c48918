package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A small HTTP service to fill images and packages with. On port 8080 of its instance's address it answers {@code /} with
 * name, version, region and instance, {@code /healthcheck}, {@code /break} (makes the health check answer 500),
 * {@code /slow/<seconds>} and {@code /context} (its environment, which {@code /etc/default/<name>} adds to).
 *
 * @param name lower-case letters, digits and dashes; names the unit, the package and the folder below {@code /opt}
 * @param version a version that dpkg takes, such as {@code 1.2.0-h7}
 * @param health HTTP status of the health check; 200 for a service that works
 */
public record SampleService(String name, String version, int health) {
    /** Where it listens. */
    public static final int PORT = 8080;

    public SampleService {
        if (!name.matches("[a-z0-9][a-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "name=" + name + " is not made of lower-case letters, digits and dashes, two at least.");
        }
        if (!version.matches("[0-9][A-Za-z0-9.+~-]*")) {
            throw new IllegalArgumentException("version=" + version + " does not begin with a digit or has other signs"
                    + " than letters, digits, dots, plus, tilde and dash.");
        }
    }

    public SampleService(String name, String version) {
        this(name, version, 200);
    }

    /** Writes it into a root folder, which is made when missing; returns that. */
    public Path writeTo(Path root) throws IOException {
        String program = "/opt/" + name + "/serve";
        Path file = write(root, program, resource("sample-service.pl"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        write(
                root,
                "/usr/lib/systemd/system/" + name + ".service",
                String.join(
                        "\n",
                        "[Unit]",
                        "Description=" + name,
                        "[Service]",
                        "EnvironmentFile=-/etc/default/" + name,
                        "ExecStart=" + program + " " + name + " " + version + " " + health,
                        "Restart=always",
                        "[Install]",
                        "WantedBy=multi-user.target",
                        ""));
        return root;
    }

    /**
     * Makes a Debian package of it, as {@code <name>_<version>_all.deb} in the folder; needs {@code dpkg-deb}.
     *
     * @param depends the package's Depends field, or null
     */
    public Path packageInto(Path folder, String depends) throws IOException {
        Path root = writeTo(Files.createTempDirectory(folder, "deb-"));
        write(
                root,
                "/DEBIAN/control",
                "Package: " + name + "\nVersion: " + version + "\nArchitecture: all\n"
                        + "Maintainer: samples <samples@localhost>\n"
                        + (depends == null ? "" : "Depends: " + depends + "\n")
                        + "Description: a small HTTP service\n");
        Path script = write(root, "/DEBIAN/postinst", "#!/bin/sh\nset -e\nmkdir -p /var/log/" + name + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = folder.resolve(name + "_" + version + "_all.deb");
        Process process = new ProcessBuilder(List.of(
                        "dpkg-deb", "--root-owner-group", "-Zgzip", "--build", root.toString(), file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("dpkg-deb failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return file;
    }

    private static Path write(Path root, String path, String text) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SampleService.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
