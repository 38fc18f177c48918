package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The host's installed packages as a dpkg status file, reduced to what dependencies and listings need. */
final class HostPackages {
    private static final Path STATUS = Path.of("/var/lib/dpkg/status");
    private static final String INSTALLED = "Status: install ok installed";
    private static final Set<String> FIELDS = Set.of(
            "Package",
            "Essential",
            "Status",
            "Priority",
            "Section",
            "Maintainer",
            "Architecture",
            "Multi-Arch",
            "Version",
            "Provides",
            "Depends",
            "Pre-Depends",
            "Breaks",
            "Conflicts",
            "Replaces",
            "Description");
    private static final Pattern JAVA_RUNTIME = Pattern.compile("^Provides:.*\\bjava\\d*-runtime-headless\\b");

    private HostPackages() {}

    /** Empty on a host without dpkg. */
    static String status() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return "";
        }
        return status(
                Files.readString(STATUS, StandardCharsets.UTF_8),
                Runtime.version().feature());
    }

    /** @param java feature version of the Java that every instance has, whether or not a package brought it */
    static String status(String hosts, int java) {
        List<String> installed = Stream.of(hosts.split("\n\n+"))
                .filter(entry -> entry.lines().anyMatch(INSTALLED::equals))
                .map(HostPackages::reduce)
                .toList();
        boolean hasJava = installed.stream()
                .flatMap(String::lines)
                .anyMatch(line -> JAVA_RUNTIME.matcher(line).find());
        return Stream.concat(installed.stream(), hasJava ? Stream.empty() : Stream.of(unpackagedJava(java)))
                .map(entry -> entry + "\n")
                .collect(Collectors.joining("\n"));
    }

    private static String reduce(String entry) {
        // continued lines belong to dropped fields or to the long description
        return entry.lines()
                .filter(line -> FIELDS.contains(line.split(":", 2)[0]))
                .collect(Collectors.joining("\n"));
    }

    private static String unpackagedJava(int version) {
        String provided = IntStream.rangeClosed(5, version)
                .mapToObj(number -> "java" + number + "-runtime-headless")
                .collect(Collectors.joining(", "));
        return String.join(
                "\n",
                "Package: unpackaged-java",
                INSTALLED,
                "Priority: optional",
                "Section: java",
                "Maintainer: none <nobody@localhost>",
                "Architecture: all",
                "Version: " + version,
                "Provides: java-runtime-headless, default-jre-headless (= 2:1." + version + "), " + provided,
                "Description: the Java of this machine, installed without a package");
    }
}
