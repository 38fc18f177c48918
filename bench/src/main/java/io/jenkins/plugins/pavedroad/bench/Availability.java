package io.jenkins.plugins.pavedroad.bench;

import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;

/** Looks again and again which images there are, and keeps when each region's new one was first seen available. */
final class Availability implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final Map<String, Ec2Client> clients = new LinkedHashMap<>();
    private final Map<String, Instant> seen = new LinkedHashMap<>();
    private final Set<String> before = new HashSet<>();
    private final Thread observer = new Thread(this::observe, "bench-images");
    private volatile boolean closed;

    Availability(BenchCloud bench, Collection<String> regions) {
        regions.forEach(region -> clients.put(region, bench.ec2(region)));
        clients.values().forEach(ec2 -> before.addAll(available(ec2)));
        observer.setDaemon(true);
        observer.start();
    }

    private void observe() {
        try {
            while (!closed) {
                for (Map.Entry<String, Ec2Client> each : clients.entrySet()) {
                    Set<String> fresh = available(each.getValue());
                    fresh.removeAll(before);
                    if (!fresh.isEmpty()) {
                        synchronized (seen) {
                            seen.putIfAbsent(each.getKey(), Instant.now());
                        }
                    }
                }
                BenchCloud.pause(EVERY);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> available(Ec2Client ec2) {
        return ec2.describeImages(request -> request.owners("self")).images().stream()
                .filter(image -> image.state() == ImageState.AVAILABLE)
                .map(Image::imageId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    boolean isOurs(LedgerEntry entry) {
        return entry.accessKeyId().equals(BenchCloud.OWN_KEY);
    }

    /** From the call of this action until its region's image was available, for the slowest one; zero when there is none. */
    Duration slowestSince(List<LedgerEntry> calls, String action) {
        synchronized (seen) {
            return calls.stream()
                    .filter(call -> call.action().equals(action))
                    .map(call -> Duration.between(call.time(), seen.get(call.region())))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        observer.join();
        clients.values().forEach(Ec2Client::close);
    }
}
