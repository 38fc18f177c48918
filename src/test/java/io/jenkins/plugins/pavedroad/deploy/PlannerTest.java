package io.jenkins.plugins.pavedroad.deploy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PlannerTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private static ServerGroup group(int number, boolean enabled, Capacity capacity) {
        return new ServerGroup(
                String.format("hello-prod-v%03d", number),
                START.plusSeconds(number),
                capacity,
                List.of(),
                List.of("tg"),
                List.of(),
                List.of("subnet-1"),
                List.of(),
                enabled ? Map.of() : Map.of("AddToLoadBalancer", "User suspended"),
                "EC2",
                600,
                Map.of(),
                false);
    }

    private static ServerGroup group(int number, boolean enabled) {
        return group(number, enabled, new Capacity(1, 2, 4));
    }

    static DeployInput input(boolean useSourceCapacity, Capacity capacity) {
        return new DeployInput(
                "default",
                "hello",
                "prod",
                null,
                "hello-1",
                Map.of(),
                List.of(wanted(capacity)),
                useSourceCapacity,
                Map.of(),
                Map.of(),
                2,
                false,
                new DeployInput.Healthy(100, Duration.ofSeconds(10), Duration.ofMinutes(5)),
                DeployInput.RollbackScope.REGION,
                false,
                false,
                "job#1",
                DeployInput.WhenBusy.WAIT,
                null);
    }

    private static DeployInput.InRegion wanted(Capacity capacity) {
        return new DeployInput.InRegion("us-east-1", capacity, null, null, null, null, null, null);
    }

    @Test
    public void theNewestEnabledGroupIsReplacedElseTheNewest() {
        assertNull(Planner.source(List.of()));
        assertEquals(
                "hello-prod-v001",
                Planner.source(List.of(group(0, true), group(1, true), group(2, false)))
                        .name());
        assertEquals(
                "hello-prod-v002",
                Planner.source(List.of(group(1, false), group(2, false))).name());
    }

    @Test
    public void theSizeComesFromTheSourceAndItsMinimumIsRestoredLater() {
        ServerGroup source = group(1, true, new Capacity(1, 3, 6));
        DeployInput input = input(true, null);
        Capacity capacity = Planner.capacity(input, wanted(null), source);
        assertEquals(new Capacity(3, 3, 6), capacity);
        assertEquals(Integer.valueOf(1), Planner.finalMin(capacity, input, wanted(null), source));
    }

    @Test
    public void aSizeThatIsGivenWins() {
        Capacity given = new Capacity(2, 2, 2);
        DeployInput input = input(true, given);
        assertEquals(given, Planner.capacity(input, wanted(given), group(1, true)));
        assertNull(Planner.finalMin(given, input, wanted(given), group(1, true)));
    }

    @Test
    public void withoutAnySizeThereIsASentence() {
        assertEquals(
                "In us-east-1 there is no server group whose size could be taken over: say 'capacity'.",
                assertThrows(DeployFailure.class, () -> Planner.capacity(input(true, null), wanted(null), null))
                        .getMessage());
        assertThrows(DeployFailure.class, () -> Planner.capacity(input(false, null), wanted(null), group(1, true)));
    }

    @Test
    public void theNewOneItsSourceAndWhatServesAreNeverDestroyed() {
        List<ServerGroup> cluster = List.of(group(0, false), group(1, false), group(2, true), group(3, true));
        assertEquals(List.of("hello-prod-v000", "hello-prod-v001"), beyondKeep(cluster, 3, "hello-prod-v002", 2));
        assertEquals(List.of("hello-prod-v000"), beyondKeep(cluster, 3, "hello-prod-v002", 3));
        assertEquals(
                "none served before: only the new one counts",
                List.of("hello-prod-v000"),
                beyondKeep(List.of(group(0, false), group(1, false), group(2, true)), 2, null, 2));
        assertEquals(
                "an enabled one is not touched",
                List.of(),
                beyondKeep(List.of(group(0, true), group(1, true), group(2, true)), 2, "hello-prod-v001", 2));
    }

    private static List<String> beyondKeep(List<ServerGroup> cluster, int own, String source, int keep) {
        return Planner.beyondKeep(cluster, String.format("hello-prod-v%03d", own), source, keep).stream()
                .map(ServerGroup::name)
                .toList();
    }

    @Test
    public void onlyAnAvailableImageIsUsed() {
        Image pending = image("ami-2", Image.State.PENDING);
        assertEquals(
                "ami-1",
                Planner.image("us-east-1", "hello-1", List.of(pending, image("ami-1", Image.State.AVAILABLE)))
                        .id());
        assertEquals(
                "The parameter 'image' is 'hello-1'; it must be the name of an available image of this account in us-east-1.",
                assertThrows(DeployFailure.class, () -> Planner.image("us-east-1", "hello-1", List.of(pending)))
                        .getMessage());
    }

    private static Image image(String id, Image.State state) {
        return new Image(id, "hello-1", state, "", "x86_64", "self", START, "", List.of(), Map.of());
    }

    @Test
    public void howManyMustBeHealthy() {
        DeployInput.Healthy healthy = new DeployInput.Healthy(50, Duration.ZERO, Duration.ZERO);
        assertEquals(0, healthy.needed(0));
        assertEquals(1, healthy.needed(1));
        assertEquals(2, healthy.needed(3));
        assertEquals(1, new DeployInput.Healthy(1, Duration.ZERO, Duration.ZERO).needed(10));
    }
}
