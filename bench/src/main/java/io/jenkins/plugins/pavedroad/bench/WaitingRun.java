package io.jenkins.plugins.pavedroad.bench;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.deploy.DeployInput;
import io.jenkins.plugins.pavedroad.deploy.DeployOperation;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Deployments of new clusters whose instances never come up, on an embedded AWS of their own. */
final class WaitingRun implements AutoCloseable {
    private static final String REGION = "us-east-1";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String WAITS_FOR_INSTANCES = "in service";

    /**
     * What was counted.
     *
     * @param begun from the first deployment's beginning until all of them waited for their instances
     * @param looks turns taken in the window, each with one look
     */
    record Measured(Duration begun, long callsToBegin, long looks, long calls, Map<String, Long> byAction) {}

    private final AtomicLong looks = new AtomicLong();
    private final BenchCloud bench;

    private WaitingRun(boolean shared) throws IOException {
        bench = new BenchCloud(options -> options.withRuntime(new NeverUp()), shared);
    }

    static Measured measure(int operations, boolean shared, Duration settle, Duration window)
            throws IOException, InterruptedException {
        try (WaitingRun run = new WaitingRun(shared)) {
            return run.measure(operations, settle, window);
        }
    }

    private Measured measure(int operations, Duration settle, Duration window)
            throws IOException, InterruptedException {
        String image = bench.aws()
                .seed()
                .image(REGION, "bench", Files.createDirectory(bench.folder().resolve("image")), Map.of());
        List<String> subnets = List.of(subnet());
        DeployOperation type = new DeployOperation(account -> {
            looks.incrementAndGet();
            return bench.cloud();
        });
        long start = System.nanoTime();
        for (int i = 0; i < operations; i++) {
            String application = "svc%04d".formatted(i);
            bench.runner().begin(application, type, input(application, image, subnets), "bench#1", null);
        }
        while (!allWait(operations)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("not all deployments wait after " + PATIENCE.toMinutes() + " minutes");
            }
            BenchCloud.pause(Duration.ofMillis(500));
        }
        Duration begun = Duration.ofNanos(System.nanoTime() - start);
        long callsToBegin = bench.aws().ledger().total();
        BenchCloud.pause(settle);
        long before = bench.aws().ledger().total();
        long looksBefore = looks.get();
        BenchCloud.pause(window);
        long calls = bench.aws().ledger().total() - before;
        Map<String, Long> byAction = bench.aws().ledger().entries().stream()
                .filter(entry -> entry.number() > before && entry.number() <= before + calls)
                .collect(Collectors.groupingBy(LedgerEntry::action, TreeMap::new, Collectors.counting()));
        if (!allWait(operations)) {
            throw new IllegalStateException("not all deployments wait at the end: "
                    + bench.runner().operations().stream()
                            .map(r -> r.status + " " + r.cause)
                            .distinct()
                            .toList());
        }
        return new Measured(begun, callsToBegin, looks.get() - looksBefore, calls, byAction);
    }

    private boolean allWait(int operations) {
        return bench.runner().operations().stream()
                        .filter(record -> bench.runner()
                                .waitingFor(record.id)
                                .filter(what -> what.contains(WAITS_FOR_INSTANCES))
                                .isPresent())
                        .count()
                == operations;
    }

    private String subnet() {
        try (Ec2Client ec2 = bench.ec2(REGION)) {
            return ec2.describeSubnets().subnets().get(0).subnetId();
        }
    }

    private static DeployInput input(String application, String image, List<String> subnets) {
        return new DeployInput(
                "bench",
                application,
                null,
                null,
                image,
                Map.of(),
                List.of(new DeployInput.InRegion(
                        REGION, new Capacity(1, 1, 1), "t3.micro", subnets, List.of(), null, null, List.of())),
                false,
                Map.of(),
                Map.of(),
                2,
                false,
                new DeployInput.Healthy(100, Duration.ofSeconds(10), Duration.ofHours(12)),
                DeployInput.RollbackScope.REGION,
                false,
                false,
                "bench#1",
                DeployInput.WhenBusy.WAIT,
                null);
    }

    @Override
    public void close() {
        bench.close();
    }
}
