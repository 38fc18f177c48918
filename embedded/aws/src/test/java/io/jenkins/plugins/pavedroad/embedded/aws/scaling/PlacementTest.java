package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.Test;

public class PlacementTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    public void launchesWhereTheFewestAre() {
        List<String> subnets = List.of("subnet-a", "subnet-b");

        assertEquals("subnet-a", Placement.next(subnets, List.of()));
        assertEquals("subnet-b", Placement.next(subnets, List.of(member("1", "a", 1, 0))));
        assertEquals("subnet-a", Placement.next(subnets, List.of(member("1", "a", 1, 0), member("2", "b", 1, 0))));
    }

    @Test
    public void fullestZoneThenOldestGenerationThenOldestInstanceGoFirst() {
        List<Candidate> members = List.of(
                member("a-new", "a", 2, 30),
                member("a-old", "a", 1, 10),
                member("a-older", "a", 1, 20),
                member("b-oldest", "b", 1, 90));

        assertEquals(List.of("a-older"), Placement.victims(members, 1));
        assertEquals(List.of("a-older", "a-old", "b-oldest", "a-new"), Placement.victims(members, 9));
    }

    @Test
    public void sickOnesGoFirstAndProtectedOnesStay() {
        List<Candidate> members = List.of(
                member("well", "a", 1, 50),
                new Candidate("sick", "subnet-b", "b", false, false, 2, NOW),
                new Candidate("kept", "subnet-a", "a", true, true, 1, NOW.minusSeconds(99)));

        assertEquals(List.of("sick", "well"), Placement.victims(members, 3));
    }

    private static Candidate member(String id, String zone, long generation, int age) {
        return new Candidate(id, "subnet-" + zone, zone, true, false, generation, NOW.minusSeconds(age));
    }
}
