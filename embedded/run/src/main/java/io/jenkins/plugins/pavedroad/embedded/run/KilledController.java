package io.jenkins.plugins.pavedroad.embedded.run;

import io.jenkins.plugins.pavedroad.embedded.aws.EmbeddedAws;
import io.jenkins.plugins.pavedroad.embedded.run.cloud.SeededCloud;
import io.jenkins.plugins.pavedroad.embedded.run.kill.Kill;
import io.jenkins.plugins.pavedroad.embedded.run.kill.KillPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/**
 * Kills the controller with SIGKILL in the middle of the main job's deployment, at five points and both durability levels,
 * starts it again on the same home, and prints what came of it. The exit status is 0 when every end was allowed and no
 * request was lost. Arguments: {@code home=FOLDER}, and for less than all ten {@code points=DRAIN/1,CREATE/0} and
 * {@code durability=MAX_SURVIVABILITY}; {@code traffic=200} requests per second and region.
 */
public final class KilledController {
    private KilledController() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        Map<String, String> given = new TreeMap<>(Map.of(
                "points",
                        String.join(
                                ",",
                                KillPoint.ALL.stream().map(KillPoint::toString).toList()),
                "durability", "MAX_SURVIVABILITY,PERFORMANCE_OPTIMIZED",
                "traffic", "200"));
        Arrays.stream(arguments).map(text -> text.split("=", 2)).forEach(pair -> given.put(pair[0], pair[1]));
        Path home = Path.of(given.get("home")).toAbsolutePath();
        List<Kill.Outcome> outcomes = new ArrayList<>();
        try (Closing closing = new Closing()) {
            Workspace workspace = Workspace.open(home.resolve("work"));
            closing.add(workspace, KilledController::close);
            SeededCloud cloud = serving(home, workspace, closing);
            BalancerTraffic traffic = closing.add(
                    BalancerTraffic.on(cloud.balancers(), Integer.parseInt(given.get("traffic"))),
                    BalancerTraffic::close);
            for (String durability : given.get("durability").split(",")) {
                for (String point : given.get("points").split(",")) {
                    Kill kill = new Kill(
                            home.resolve("Jenkinsfile"),
                            workspace.jenkins().resolve(outcomes.size() + "-" + durability),
                            Map.of("REPOSITORY", workspace.hello().toUri().toString()),
                            cloud,
                            traffic::counts);
                    Kill.Outcome outcome = kill.at(KillPoint.of(point), durability);
                    System.out.println(outcome);
                    outcomes.add(outcome);
                }
            }
        }
        System.out.println();
        System.out.println(
                "| killed at | durability | build | serves | requests sent, lost | the record says | faults |");
        System.out.println("|---|---|---|---|---|---|---|");
        outcomes.forEach(outcome -> System.out.println(outcome.row()));
        System.exit(outcomes.stream().allMatch(Kill.Outcome::allowed) ? 0 : 1);
    }

    private static SeededCloud serving(Path home, Workspace workspace, Closing closing)
            throws IOException, InterruptedException, TimeoutException {
        HostTools.ensure(System.out::println);
        HelloRepository repository = HelloRepository.ensure(home.resolve("examples/hello-service"), workspace.hello());
        Path deb = ServingPackage.ensure(repository, workspace.cache(), System.out::println);
        Path root = workspace.cloud().resolve("hello");
        ServingPackage.unpack(deb, root);
        Files.createDirectories(workspace.jenkins());
        SeededCloud cloud =
                closing.add(new SeededCloud(EmbeddedAws.start(EmbeddedRun.options(workspace))), SeededCloud::close);
        cloud.prepare();
        cloud.launch(root, HelloRepository.SERVING_VERSION);
        cloud.awaitServing();
        return cloud;
    }

    private static void close(Workspace workspace) {
        try {
            workspace.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
