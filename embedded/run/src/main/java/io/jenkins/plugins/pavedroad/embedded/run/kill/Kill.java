package io.jenkins.plugins.pavedroad.embedded.run.kill;

import io.jenkins.plugins.pavedroad.embedded.run.cloud.Clients;
import io.jenkins.plugins.pavedroad.embedded.run.cloud.SeededCloud;
import io.jenkins.plugins.pavedroad.embedded.run.jenkins.Build;
import io.jenkins.plugins.pavedroad.embedded.run.jenkins.JenkinsProcess;
import io.jenkins.plugins.pavedroad.embedded.run.traffic.TrafficCount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One deployment whose controller is killed on the way and started again. */
public final class Kill {
    /** The longest that a build, or an operation without one, may take; far more than they do. */
    private static final Duration LONGEST = Duration.ofMinutes(6);
    /** What has ended may still be draining or terminating. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    /** Phases may last for milliseconds. */
    private static final Duration WATCHING = Duration.ofMillis(2);

    private static final Duration LOOKING = Duration.ofMillis(250);

    private final Path jenkinsfile;
    private final Path home;
    private final Map<String, String> parameters;
    private final SeededCloud cloud;
    private final Supplier<Map<String, TrafficCount>> traffic;
    private final int port;

    /**
     * @param home a folder of its own for the controller
     * @param parameters the job's
     */
    public Kill(
            Path jenkinsfile,
            Path home,
            Map<String, String> parameters,
            SeededCloud cloud,
            Supplier<Map<String, TrafficCount>> traffic)
            throws IOException {
        this.jenkinsfile = jenkinsfile;
        this.home = home;
        this.parameters = parameters;
        this.cloud = cloud;
        this.traffic = traffic;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /**
     * What came of it.
     *
     * @param build its status after the restart
     * @param serves by region, old or new
     * @param told what the operation's record says
     * @param faults what is not as it may be
     */
    public record Outcome(
            KillPoint point,
            String durability,
            String build,
            String serves,
            long sent,
            long lost,
            String told,
            List<String> faults) {
        public boolean allowed() {
            return faults.isEmpty() && lost == 0;
        }

        public String row() {
            return "| " + point + " | " + durability + " | " + build + " | " + serves + " | " + sent + ", " + lost
                    + " | " + told + " | " + (faults.isEmpty() ? "none" : String.join("; ", faults)) + " |";
        }

        @Override
        public String toString() {
            return (allowed() ? "ok     " : "FAULT  ") + row();
        }
    }

    public Outcome at(KillPoint point, String durability) throws IOException, InterruptedException, TimeoutException {
        List<RegionCheck> checks =
                cloud.regions().stream().map(RegionCheck::new).toList();
        long sentBefore = sum(TrafficCount::sent);
        long lostBefore = sum(TrafficCount::lost);
        List<String> faults = new ArrayList<>();
        Path operations = home.resolve("paved-road/operations");
        try (JenkinsProcess first = start(durability, "first.log")) {
            first.awaitUp();
            first.client().start();
            if (!until(LONGEST, WATCHING, () -> point.reached(operations))) {
                throw new TimeoutException("The deployment did not reach " + point + ":\n"
                        + first.client().console());
            }
            first.kill();
        }
        String build;
        try (JenkinsProcess second = start(durability, "second.log")) {
            second.awaitUp();
            build = end(second, operations, faults);
        }
        until(SETTLING, LOOKING, () -> checks.stream()
                .allMatch(check -> check.faults().isEmpty()));
        checks.forEach(check -> faults.addAll(check.faults()));
        Optional<String> told = Told.of(home);
        if (told.isEmpty()) {
            faults.add("nothing tells of the deployment");
        }
        return new Outcome(
                point,
                durability,
                build,
                checks.stream().map(RegionCheck::serving).collect(Collectors.joining(", ")),
                sum(TrafficCount::sent) - sentBefore,
                sum(TrafficCount::lost) - lostBefore,
                told.orElse("nothing"),
                faults);
    }

    private String end(JenkinsProcess jenkins, Path operations, List<String> faults)
            throws IOException, InterruptedException {
        boolean over = until(
                LONGEST,
                LOOKING,
                () -> KillPoint.records(operations).isEmpty()
                        && jenkins.client().look().map(Build::ended).orElse(false));
        if (!over) {
            KillPoint.records(operations).forEach(record -> faults.add(record.getFileName() + " has not ended"));
        }
        Optional<Build> build = jenkins.client().look();
        if (!build.map(Build::ended).orElse(false)) {
            faults.add("the build has not ended");
        }
        Files.writeString(home.resolve("console.txt"), jenkins.client().console());
        return build.map(Build::status).orElse("gone");
    }

    private JenkinsProcess start(String durability, String log) throws IOException {
        Files.createDirectories(home);
        return JenkinsProcess.start(new JenkinsProcess.Settings(
                home,
                port,
                jenkinsfile,
                parameters,
                Map.of(
                        "io.jenkins.plugins.pavedroad.endpoint",
                        cloud.aws().endpoint().toString(),
                        JenkinsProcess.DURABILITY,
                        durability),
                Map.of(
                        "AWS_ACCESS_KEY_ID", Clients.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY", Clients.SECRET_KEY,
                        "AWS_REGION", cloud.aws().options().regions().get(0)),
                home.resolve(log)));
    }

    private long sum(java.util.function.ToLongFunction<TrafficCount> number) {
        return traffic.get().values().stream().mapToLong(number).sum();
    }

    private static boolean until(Duration longest, Duration pause, Callable<Boolean> holds)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (holds.call()) {
                    return true;
                }
            } catch (IOException notYet) {
                // a record that moved away, a page that is not up
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
            Thread.sleep(pause.toMillis());
        }
        return false;
    }
}
