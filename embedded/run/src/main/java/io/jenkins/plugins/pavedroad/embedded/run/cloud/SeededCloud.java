package io.jenkins.plugins.pavedroad.embedded.run.cloud;

import io.jenkins.plugins.pavedroad.embedded.aws.EmbeddedAws;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** An embedded AWS as an account that has been in use for a while: hello serves in every region, and some things lie about. */
public final class SeededCloud implements AutoCloseable {
    private static final Duration BAKED_BEFORE = Duration.ofDays(14);
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final EmbeddedAws aws;
    private final List<Clients> regions = new ArrayList<>();
    private final Map<String, Hello> hellos = new LinkedHashMap<>();
    private final Map<String, InetSocketAddress> balancers = new LinkedHashMap<>();

    public SeededCloud(EmbeddedAws aws) {
        this.aws = aws;
        for (String region : aws.options().regions()) {
            regions.add(Clients.of(aws.endpoint(), region));
        }
    }

    /** Everything that needs no package: networks, balancers, the base image. */
    public void prepare() throws IOException {
        for (Clients clients : regions) {
            BaseImage.offer(aws.seed(), clients.region());
            Hello hello = new Hello(clients, Network.make(clients));
            hellos.put(clients.region(), hello);
            hello.balance();
            URI address = aws.balancing()
                    .door(clients.region(), Hello.CLUSTER, Hello.LISTENER_PORT)
                    .address();
            balancers.put(clients.region(), new InetSocketAddress(address.getHost(), address.getPort()));
        }
    }

    /**
     * Launches what serves before the first deployment, and leaves the orphans.
     *
     * @param root folder with the unpacked package
     * @param version of the package
     */
    public void launch(Path root, String version) throws IOException {
        Instant now = Instant.now();
        for (Clients clients : regions) {
            String image = aws.seed()
                    .image(
                            clients.region(),
                            "hello-" + version + "-h0-all-202601010000-ebs",
                            root,
                            Map.of("appversion", "hello-" + version + "-h0", "creator", "paved-road"),
                            now.minus(BAKED_BEFORE));
            hellos.get(clients.region()).launch(image);
            Orphans.leave(aws.seed(), clients.region(), root, now);
        }
    }

    /**
     * Waits until hello serves in all regions.
     *
     * @throws TimeoutException naming the regions where it does not
     */
    public void awaitServing() throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + LONGEST_BOOT.toNanos();
        List<String> missing = new ArrayList<>(hellos.keySet());
        while (!missing.isEmpty()) {
            missing.removeIf(region -> hellos.get(region).serves());
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(String.join(", ", missing));
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    public EmbeddedAws aws() {
        return aws;
    }

    public List<Clients> regions() {
        return regions;
    }

    /** By region, where hello's load balancer listens on this machine. */
    public Map<String, InetSocketAddress> balancers() {
        return balancers;
    }

    @Override
    public void close() {
        regions.forEach(Clients::close);
        aws.close();
    }
}
