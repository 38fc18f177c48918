package io.jenkins.plugins.pavedroad.operation;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.operation.LockTable.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class LockTableTest {
    private static final Claim EAST_FIRST = claim("a", 1, true, "east");
    private static final Claim WEST_FIRST = claim("b", 2, true, "west");

    private static Claim claim(String id, long place, boolean held, String... locks) {
        return new Claim(id, id + " #1", List.of(locks), place, held);
    }

    private static String ahead(Claim claim, Claim... others) {
        List<Claim> all = new ArrayList<>(List.of(others));
        all.add(claim);
        return LockTable.ahead(claim, all).map(LockTable.Ahead::words).orElse("nobody");
    }

    @Test
    public void whoIsInTheWay() {
        Object[][] table = {
            {"nobody", claim("n", 9, false, "east"), new Claim[] {}},
            {"nobody", claim("n", 9, false, "east"), new Claim[] {WEST_FIRST}},
            {"a #1, which has east", claim("n", 9, false, "east"), new Claim[] {EAST_FIRST, WEST_FIRST}},
            {"b #1, which has west", claim("n", 9, false, "north", "west"), new Claim[] {EAST_FIRST, WEST_FIRST}},
            {
                "q #1, which is before it in the queue for east",
                claim("n", 9, false, "east"),
                new Claim[] {claim("q", 5, false, "east", "west"), WEST_FIRST}
            },
            {"nobody", claim("n", 4, false, "east"), new Claim[] {claim("q", 5, false, "east")}},
            {"late #1, which has east", claim("n", 4, false, "east"), new Claim[] {claim("late", 5, true, "east")}},
            {
                "who has it is named before who waits",
                claim("n", 9, false, "east"),
                new Claim[] {claim("q", 0, false, "east"), EAST_FIRST}
            },
        };
        for (Object[] row : table) {
            String expected =
                    row[0].equals("who has it is named before who waits") ? "a #1, which has east" : (String) row[0];
            assertEquals(expected, ahead((Claim) row[1], (Claim[]) row[2]));
        }
    }

    @Test
    public void allAtOnceAndInOrderSoThatNobodyWaitsForEver() {
        List<String> woken = new ArrayList<>();
        LockTable table = new LockTable(woken::add);
        table.queue("east", "east #1", List.of("east"));
        assertEquals(Optional.empty(), table.take("east"));
        table.queue("both", "both #1", List.of("east", "west"));
        assertEquals("east #1, which has east", table.take("both").orElseThrow().words());
        table.queue("west", "west #1", List.of("west"));
        assertEquals(
                "it has nothing yet, but it is not passed over",
                "both #1, which is before it in the queue for west",
                table.take("west").orElseThrow().words());

        table.leave("east");
        assertEquals(List.of("both"), woken);
        assertEquals(Optional.empty(), table.take("both"));
        table.leave("both");
        assertEquals(List.of("both", "west"), woken);
        assertEquals(Optional.empty(), table.take("west"));
    }

    @Test
    public void whoLeavesTheQueueLetsTheNextOneThrough() {
        List<String> woken = new ArrayList<>();
        LockTable table = new LockTable(woken::add);
        table.queue("first", "first #1", List.of("east"));
        table.take("first");
        table.queue("aborted", "aborted #1", List.of("east", "west"));
        table.queue("west", "west #1", List.of("west"));
        table.leave("aborted");
        assertEquals(List.of("west"), woken);
        assertEquals(Optional.empty(), table.take("west"));
    }

    @Test
    public void whatWasHadBeforeARestartIsHadAgain() {
        LockTable table = new LockTable(id -> {});
        table.enter(claim("waited", 1, false, "east"));
        table.enter(claim("had", 2, true, "east"));
        assertEquals(
                "had #1, which has east", table.take("waited").orElseThrow().words());
        assertEquals(
                "behind those of before",
                3,
                table.queue("new", "new #1", List.of("east")).place());
        assertEquals(Optional.empty(), table.take("had"));
    }
}
