package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.EachCall;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Deployments without load balancing, in virtual time. */
public class DeployRestartTest {
    private static final Capacity SIZE = new Capacity(1, 2, 4);

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-05T10:00:00Z"));

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(options -> options.withClock(clock));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whereverTheProcessEndsThereIsOneNewServerGroupAndItServes() throws Exception {
        String old = image("1.0");
        String fresh = image("2.0");
        EachCall.endsTheProcess(folder.newFolder().toPath(), clock, aws.accounts(), 15, (id, controller, cloud) -> {
            aws.east().serverGroups().create(serving(id + "-v000", old));
            clock.advance(Duration.ofMinutes(2));
            DeployOperation deploy = new DeployOperation(cloud);
            controller.knows(deploy).start().begin(id, deploy, input(id, fresh));
            controller.pass(Duration.ofMinutes(30));
            assertEquals(controller.ended(id).cause, Status.DONE, controller.ended(id).status);
            List<ServerGroup> groups = aws.east().serverGroups().ofCluster(id);
            assertEquals(
                    List.of(id + "-v000", id + "-v001"),
                    groups.stream().map(ServerGroup::name).toList());
            assertEquals(
                    List.of(true, false),
                    groups.stream().map(ServerGroup::disabled).toList());
            assertEquals(
                    List.of(SIZE, SIZE),
                    groups.stream().map(ServerGroup::capacity).toList());
            assertEquals(
                    2,
                    groups.get(1).members().stream()
                            .filter(member -> member.inService() && member.healthy())
                            .count());
        });
    }

    private String image(String version) throws IOException {
        return aws.aws()
                .seed()
                .image(EAST, "hello-" + version, folder.newFolder().toPath(), Map.of());
    }

    private static ServerGroupLaunch serving(String name, String image) {
        return new ServerGroupLaunch(
                name,
                new LaunchSettings(image, "t3.micro", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                SIZE,
                List.of(),
                List.of(EAST + "a"),
                List.of(),
                Set.of(),
                "EC2",
                60,
                Map.of());
    }

    private static DeployInput input(String application, String image) {
        return new DeployInput(
                "test",
                application,
                null,
                null,
                image,
                Map.of(),
                List.of(new DeployInput.InRegion(EAST, null, null, null, null, null, null, null)),
                true,
                Map.of(),
                Map.of(),
                2,
                false,
                new DeployInput.Healthy(100, Duration.ofSeconds(10), Duration.ofMinutes(10)),
                DeployInput.RollbackScope.REGION,
                false,
                false,
                "job#1",
                DeployInput.WhenBusy.WAIT,
                null);
    }
}
