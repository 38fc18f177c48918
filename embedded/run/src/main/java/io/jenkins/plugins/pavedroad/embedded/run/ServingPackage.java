package io.jenkins.plugins.pavedroad.embedded.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The package of the version that serves before the first build: built once by Gradle, then kept. */
final class ServingPackage {
    private ServingPackage() {}

    /**
     * @param cache a folder that outlives runs
     * @param say told when it has to be built
     * @return the .deb
     */
    static Path ensure(HelloRepository repository, Path cache, Consumer<String> say) throws IOException {
        Path kept = cache.resolve("hello-" + repository.tagId() + ".deb");
        if (Files.exists(kept)) {
            return kept;
        }
        say.accept("Building hello " + HelloRepository.SERVING_VERSION
                + ", the version that serves already (once; Gradle downloads its plugins)");
        Path source = cache.resolve("source");
        repository.exportTag(source);
        HostCommand.Ended build = HostCommand.run(
                source,
                Map.of(),
                "gradle",
                "--no-daemon",
                "buildDeb",
                "-Prelease.version=" + HelloRepository.SERVING_VERSION,
                "-PbuildNumber=0");
        if (!build.passed()) {
            throw new Refused(
                    "Gradle could not build examples/hello-service; the first build needs Maven Central, so is "
                            + "the network there? Gradle said:\n" + build.tail());
        }
        try (Stream<Path> made = Files.list(source.resolve("build/distributions"))) {
            List<Path> packages =
                    made.filter(file -> file.toString().endsWith(".deb")).toList();
            Files.createDirectories(cache);
            Files.copy(packages.get(0), kept, StandardCopyOption.REPLACE_EXISTING);
        }
        Folders.delete(source);
        return kept;
    }

    /** Unpacks a .deb into a root folder. */
    static void unpack(Path deb, Path root) throws IOException {
        Folders.delete(root);
        Files.createDirectories(root);
        HostCommand.must(root, Map.of(), "dpkg-deb", "-x", deb.toString(), root.toString());
    }
}
