package io.jenkins.plugins.pavedroad.guardrail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import java.util.List;
import java.util.Set;
import org.junit.Test;

public class StartersTest {
    private static final String NAME = "Paved Road/Override";

    @Test
    public void everyoneWhoIsKnownIsAskedAndSystemNever() {
        assertEquals(Set.of(), new Starters(List.of(), List.of("Started by timer"), null).asked());
        assertEquals(Set.of("alice", "bot"), new Starters(List.of("alice", "alice"), List.of(), "bot").asked());
    }

    /** People, causes without a person, runs as, who lacks it; whether it may act, whether it may override. */
    @Test
    public void onlyPeopleOverrideAndAllOfThemMustHaveThePermission() {
        Object[][] table = {
            {List.of("alice"), List.of(), null, Set.of(), true, true},
            {List.of("alice"), List.of(), null, Set.of("alice"), false, false},
            {List.of("alice", "bob"), List.of(), null, Set.of("bob"), false, false},
            {List.of("alice", "bob"), List.of(), null, Set.of(), true, true},
            {List.of(), List.of("Started by timer"), null, Set.of(), true, false},
            {List.of(), List.of(), null, Set.of(), true, false},
            {List.of(), List.of("Started by timer"), "bot", Set.of(), true, false},
            {List.of(), List.of("Started by timer"), "bot", Set.of("bot"), false, false},
            {List.of("alice"), List.of("Started by timer"), null, Set.of(), true, false},
            {List.of("alice"), List.of(), "bot", Set.of(), true, true},
            {List.of("alice"), List.of(), "bot", Set.of("bot"), false, false},
        };
        for (Object[] row : table) {
            @SuppressWarnings("unchecked")
            Starters starters = new Starters((List<String>) row[0], (List<String>) row[1], (String) row[2]);
            @SuppressWarnings("unchecked")
            Set<String> lacking = (Set<String>) row[3];
            String which = List.of(row[0], row[1], lacking) + " as " + row[2];
            assertMay(which, (boolean) row[4], starters.refusal(NAME, "ship", lacking));
            assertMay(which, (boolean) row[5], starters.overrideRefusal(NAME, "ship", lacking));
        }
    }

    @Test
    public void theSentenceNamesWhoLacksWhatWhere() {
        Starters two = new Starters(List.of("alice", "bob"), List.of(), "bot");
        assertEquals(
                "bob lacks the permission Paved Road/Override in the job 'team/ship'.",
                two.refusal(NAME, "team/ship", Set.of("bob")));
        assertEquals(
                "bot (as whom the build runs) lacks the permission Paved Road/Override in the job 'ship'.",
                two.refusal(NAME, "ship", Set.of("bot")));
        assertEquals("alice and bob", two.inWords());
        assertEquals(
                "only a person can override, and this build was not started by one alone (Started by timer).",
                new Starters(List.of("alice"), List.of("Started by timer"), null)
                        .overrideRefusal(NAME, "ship", Set.of()));
    }

    private static void assertMay(String which, boolean may, String refusal) {
        if (may) {
            assertNull(which + ": " + refusal, refusal);
        } else {
            assertNotNull(which, refusal);
        }
    }
}
