package io.jenkins.plugins.pavedroad.bench;

import io.jenkins.plugins.pavedroad.bake.BakeInput;
import io.jenkins.plugins.pavedroad.bake.BakeType;
import io.jenkins.plugins.pavedroad.bake.PackageBytes;
import io.jenkins.plugins.pavedroad.bake.PackageFile;
import io.jenkins.plugins.pavedroad.bake.Provisioning;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Bakes with real builders on an embedded AWS of their own, one after the other. */
final class BakeRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String BASE = "bench-base";

    /**
     * What one bake took.
     *
     * @param slowestCopy from the call that began a copy until its image was available; zero when nothing was copied
     */
    record Baked(Duration took, long calls, long launched, Duration slowestCopy, Map<String, Long> byAction) {}

    private final BenchCloud bench;
    private int bakes;

    BakeRun(List<String> regions, double speed) throws IOException {
        bench = new BenchCloud(
                options -> options.withRegions(regions.toArray(String[]::new)).withSpeed(speed), true);
        bench.aws()
                .seed()
                .image(
                        regions.get(0),
                        BASE,
                        Files.createDirectory(bench.folder().resolve("base")),
                        Map.of());
    }

    /** A package of this version; built anew, the same version is other content. */
    Path packageOf(String version) throws IOException {
        return new SampleService("hello", version)
                .packageInto(Files.createDirectory(bench.folder().resolve("package-" + version)), null);
    }

    Baked bake(Path file, List<String> regions) throws IOException, InterruptedException {
        String id = "bake-" + bakes++;
        long before = bench.aws().ledger().total();
        Instant start = Instant.now();
        bench.runner()
                .begin(id, new BakeType(account -> bench.cloud(), contentOf(file)), input(file, regions), id, null);
        try (Availability availability = new Availability(bench, regions)) {
            OperationRecord record = bench.ended(id, PATIENCE);
            if (record.status != OperationRecord.Status.DONE) {
                throw new IllegalStateException("the bake failed: " + record.cause);
            }
            List<LedgerEntry> calls = bench.aws().ledger().entries().stream()
                    .filter(entry -> entry.number() > before && !availability.isOurs(entry))
                    .toList();
            return new Baked(
                    Duration.between(start, record.ended),
                    calls.size(),
                    calls.stream()
                            .filter(call -> call.action().equals("RunInstances"))
                            .count(),
                    availability.slowestSince(calls, "CopyImage"),
                    calls.stream()
                            .collect(Collectors.groupingBy(LedgerEntry::action, TreeMap::new, Collectors.counting())));
        }
    }

    private static BakeInput input(Path file, List<String> regions) throws IOException {
        byte[] content = Files.readAllBytes(file);
        PackageFile hello = PackageFile.named(file.getFileName().toString(), content.length, sha256(content));
        return BakeInput.of("bench", List.of(hello), BASE, regions)
                .madeBy("bench#1", "", "")
                .complete();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static PackageBytes contentOf(Path file) {
        return new PackageBytes() {
            @Override
            public InputStream open(BakeInput input, PackageFile wanted) throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public InputStream open(BakeInput input, Provisioning.File file) {
                throw new AssertionError("this bake has no files");
            }

            @Override
            public void release(BakeInput input) {
                // The bench keeps it.
            }
        };
    }

    @Override
    public void close() {
        bench.close();
    }
}
