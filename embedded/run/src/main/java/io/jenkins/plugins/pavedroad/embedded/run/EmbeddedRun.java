package io.jenkins.plugins.pavedroad.embedded.run;

import io.jenkins.plugins.pavedroad.embedded.aws.EmbeddedAws;
import io.jenkins.plugins.pavedroad.embedded.aws.Options;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.run.cloud.Clients;
import io.jenkins.plugins.pavedroad.embedded.run.cloud.SeededCloud;
import io.jenkins.plugins.pavedroad.embedded.run.cloud.Survey;
import io.jenkins.plugins.pavedroad.embedded.run.jenkins.Build;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** A run against the embedded AWS: hello serves in two regions and is asked all the time while the build runs. */
final class EmbeddedRun {
    private static final Duration BOOT_DELAY = Duration.ofSeconds(2);
    private static final Duration IMAGE_DELAY = Duration.ofSeconds(4);
    /** AWS's waits, health check intervals and draining among them, are this many times shorter: nobody watches for long. */
    private static final double SPEED = 2;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** What the plugin reads: one address for all of AWS's services. */
    private static final String ENDPOINT = "io.jenkins.plugins.pavedroad.endpoint";

    private final Run run;
    private final Workspace workspace;
    private final int port;

    EmbeddedRun(Run run, Workspace workspace, int port) {
        this.run = run;
        this.workspace = workspace;
        this.port = port;
    }

    boolean toTheEnd() throws IOException, InterruptedException {
        ProcessRuntime.obstacle().ifPresent(sentence -> {
            throw new Refused(sentence);
        });
        try (Closing closing = new Closing()) {
            ExecutorService beside = closing.add(Executors.newSingleThreadExecutor(), ExecutorService::shutdownNow);
            Future<Path> serving = beside.submit(this::serving);
            SeededCloud cloud = closing.add(new SeededCloud(EmbeddedAws.start(options(workspace))), SeededCloud::close);
            Controller controller = closing.add(start(cloud), Controller::close);
            cloud.prepare();
            cloud.launch(result(serving), HelloRepository.SERVING_VERSION);
            controller.awaitUp();
            run.out().println("Cloud    " + cloud.aws().endpoint() + "/");
            awaitServing(cloud);
            return build(cloud, controller, closing);
        }
    }

    static Options options(Workspace workspace) {
        return Options.in(workspace.cloud())
                .withBootDelay(BOOT_DELAY)
                .withImageDelay(IMAGE_DELAY)
                .withSpeed(SPEED);
    }

    private Controller start(SeededCloud cloud) throws IOException {
        return Controller.start(
                run,
                workspace,
                port,
                Map.of(ENDPOINT, cloud.aws().endpoint().toString()),
                Map.of(
                        "AWS_ACCESS_KEY_ID", Clients.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY", Clients.SECRET_KEY,
                        "AWS_REGION", cloud.aws().options().regions().get(0)));
    }

    private Path serving() throws IOException {
        HostTools.ensure(run.out()::println);
        HelloRepository repository =
                HelloRepository.ensure(run.home().resolve("examples/hello-service"), workspace.hello());
        Path deb = ServingPackage.ensure(repository, workspace.cache(), run.out()::println);
        Path root = workspace.cloud().resolve("hello");
        ServingPackage.unpack(deb, root);
        return root;
    }

    private static Path result(Future<Path> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw new IOException(e.getCause());
        }
    }

    private static void awaitServing(SeededCloud cloud) throws InterruptedException {
        try {
            cloud.awaitServing();
        } catch (TimeoutException e) {
            throw new Refused("hello was launched but does not serve in " + e.getMessage()
                    + "; the consoles of its instances are in work/cloud/machines/instances.");
        }
    }

    private boolean build(SeededCloud cloud, Controller controller, Closing closing)
            throws IOException, InterruptedException {
        List<Survey> before = surveys(cloud);
        BalancerTraffic traffic = closing.add(
                BalancerTraffic.on(cloud.balancers(), run.options().requestsPerSecond()), BalancerTraffic::close);
        Build build = controller.build(traffic::inShort);
        boolean goOn = run.options().keep() && !run.interruption().asked();
        if (!goOn) {
            traffic.close();
        }
        run.out().println();
        Summary.of(build, traffic.counts(), before, surveys(cloud)).forEach(run.out()::println);
        if (goOn) {
            run.out().println("Serving until Ctrl-C.");
            awaitCtrlC();
            traffic.close();
            traffic.counts().forEach((region, count) -> run.out()
                    .println("  " + region + ": requests " + count.sent() + " sent, " + count.lost() + " lost"));
        }
        return build.succeeded();
    }

    private static List<Survey> surveys(SeededCloud cloud) {
        return cloud.regions().stream().map(Survey::of).toList();
    }

    private void awaitCtrlC() {
        try {
            while (!run.interruption().asked()) {
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException asked) {
            // what was waited for
        }
    }
}
