package io.jenkins.plugins.pavedroad.cloud.shared;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class LooksTest {
    private Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private final Looks<String, String> looks = new Looks<>(
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            3);

    private void pass(String time) {
        now = now.plus(Duration.parse(time));
    }

    private Optional<Optional<String>> ask(String key, long needed) {
        return looks.ask(key, needed).map(Looks.Seen::value);
    }

    /** Asks what nobody knows yet, and has it looked up. */
    private Set<String> look(String key) {
        assertEquals(Optional.empty(), ask(key, Looker.moment()));
        Looks.Call<String, String> call = looks.begin(List.of(key));
        looks.answered(call, Map.of(key, "one"));
        return call.about;
    }

    @Test
    public void aLookIsShownToWhoNeedsNoNewerOneWhileItIsFresh() {
        long before = Looker.moment();
        look("a");
        long after = Looker.moment();
        assertEquals(Optional.of(Optional.of("one")), ask("a", before));
        assertEquals("it began before", Optional.empty(), ask("a", after));
        pass("PT2S");
        assertEquals(Optional.of(Optional.of("one")), ask("a", before));
        pass("PT0.001S");
        assertEquals("too old", Optional.empty(), ask("a", before));
    }

    @Test
    public void thatThereIsNothingIsKnownToo() {
        long before = Looker.moment();
        looks.ask("gone", before);
        looks.answered(looks.begin(List.of("gone")), Map.of());
        assertEquals(Optional.of(Optional.empty()), ask("gone", before));
    }

    @Test
    public void whatWasSeenBeforeAnEffectIsWorthNothing() {
        long before = Looker.moment();
        look("a");
        look("b");
        looks.changed(List.of("a"));
        assertEquals(Optional.empty(), ask("a", before));
        assertEquals(Optional.of(Optional.of("one")), ask("b", before));
        looks.allChanged();
        assertEquals(Optional.empty(), ask("b", before));
    }

    @Test
    public void anEffectDuringACallSpoilsItForThatSubjectOnly() {
        long before = Looker.moment();
        looks.ask("a", before);
        looks.ask("b", before);
        Looks.Call<String, String> call = looks.begin(List.of("a", "b"));
        looks.changed(List.of("a"));
        assertEquals(Optional.empty(), looks.underWay("a", before));
        assertEquals(Optional.of(call), looks.underWay("b", before));
        looks.answered(call, Map.of("a", "old", "b", "new"));
        assertEquals(Optional.empty(), ask("a", before));
        assertEquals(Optional.of(Optional.of("new")), ask("b", before));
    }

    @Test
    public void whoComesDuringACallSharesItUnlessItBeganTooEarly() {
        long before = Looker.moment();
        looks.ask("a", before);
        Looks.Call<String, String> call = looks.begin(List.of("a"));
        assertEquals(Optional.of(call), looks.underWay("a", before));
        assertEquals(Optional.empty(), looks.underWay("a", Looker.moment()));
        assertEquals(Optional.empty(), looks.underWay("b", before));
        looks.answered(call, Map.of());
        assertEquals(Optional.empty(), looks.underWay("a", before));
    }

    @Test
    public void aLaterCallThatEndedSoonerIsNotOverwritten() {
        long before = Looker.moment();
        looks.ask("a", before);
        Looks.Call<String, String> early = looks.begin(List.of("a"));
        Looks.Call<String, String> late = looks.begin(List.of("a"));
        looks.answered(late, Map.of("a", "new"));
        looks.answered(early, Map.of("a", "old"));
        assertEquals(Optional.of(Optional.of("new")), ask("a", before));
    }

    @Test
    public void whatIsDueComesAlongLongestUnaskedFirst() {
        for (int round = 0; round < 2; round++) {
            for (String key : List.of("a", "b", "c", "d")) {
                look(key);
                pass("PT0.5S");
            }
            pass("PT18S");
        }
        assertEquals("there is room for two, in the order in which they are due", Set.of("a", "b", "c"), look("a"));
        pass("PT2.1S");
        Set<String> next = look("d");
        assertTrue("asked about a moment ago, due in 20 s", !next.contains("a"));
        assertTrue("looked up already, but too long ago", next.contains("b"));
    }

    @Test
    public void whoWasLookedUpAndNotShownYetDoesNotComeAlongAgain() {
        look("a");
        look("b");
        pass("PT3S");
        assertEquals(Set.of("a", "b"), look("a"));
        assertEquals(Set.of("c"), look("c"));
    }

    @Test
    public void whoNobodyAsksAboutIsForgotten() {
        look("a");
        pass("PT60S");
        assertEquals(Set.of("a", "b"), look("b"));
        pass("PT0.001S");
        assertEquals(Set.of("c", "b"), look("c"));
        assertEquals(2, looks.remembered());
    }

    @Test
    public void whatCameAlongInARefusedCallComesAlongNoMore() {
        look("a");
        pass("PT3S");
        looks.ask("b", Looker.moment());
        Looks.Call<String, String> call = looks.begin(List.of("b"));
        assertEquals(Set.of("a", "b"), call.about);
        looks.refused(call);
        assertFalse(looks.begin(List.of("b")).about.contains("a"));
    }
}
