package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The root folder that every imported image stands on: an operating system's own files beside {@code /usr}, which is the
 * host's. Its package database names the host's packages, because these are what an instance can use; packages that are
 * installed inside are recorded in the instance's copy.
 */
final class BaseImage {
    private static final List<String> FOLDERS = List.of(
            "etc/systemd/system",
            "etc/init.d",
            "etc/default",
            "etc/dpkg/dpkg.cfg.d",
            "service",
            "usr/lib/systemd/system",
            "opt",
            "srv",
            "home",
            "mnt",
            "root",
            "var/log",
            "var/cache",
            "var/tmp",
            "var/lib/cloud",
            "var/lib/dpkg/info",
            "var/lib/dpkg/updates",
            "var/lib/dpkg/triggers",
            "var/lib/dpkg/alternatives");
    private static final List<String> RUN_LEVELS = List.of("0", "1", "2", "3", "4", "5", "6", "S");
    /** Harmless parts of the host's configuration that programs under /usr look for. */
    private static final List<String> FROM_HOST =
            List.of("ld.so.cache", "ld.so.conf", "services", "protocols", "mime.types", "debian_version");

    /** Files of the package database that hide the host's: nothing of the host is diverted, triggered or locked here. */
    private static final List<String> EMPTY = List.of(
            "available",
            "diversions",
            "statoverride",
            "lock",
            "lock-frontend",
            "triggers/File",
            "triggers/Unincorp",
            "triggers/Lock");

    private BaseImage() {}

    static void make(Path root) throws IOException {
        for (String folder : FOLDERS) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String level : RUN_LEVELS) {
            Files.createDirectories(root.resolve("etc/rc" + level + ".d"));
        }
        for (String name : FROM_HOST) {
            Path file = Path.of("/etc", name);
            if (Files.isReadable(file) && Files.isRegularFile(file)) {
                Files.copy(file, root.resolve("etc").resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path release = Path.of("/usr/lib/os-release");
        if (Files.exists(release)) {
            Files.createSymbolicLink(root.resolve("etc/os-release"), Path.of("../usr/lib/os-release"));
        }
        write(
                root,
                "etc/passwd",
                "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n");
        write(root, "etc/group", "root:x:0:\nnogroup:x:65534:\n");
        write(root, "etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
        write(root, "etc/hosts", "127.0.0.1 localhost\n");
        // the image is thrown away when the machine stops in the middle, so nothing is gained by forcing files to disk
        write(root, "etc/dpkg/dpkg.cfg.d/instance", "force-unsafe-io\n");
        for (String name : EMPTY) {
            write(root, "var/lib/dpkg/" + name, "");
        }
        write(root, "var/lib/dpkg/status", HostPackages.status());
    }

    private static void write(Path root, String name, String text) throws IOException {
        Files.write(root.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
