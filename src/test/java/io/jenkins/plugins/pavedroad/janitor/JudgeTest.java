package io.jenkins.plugins.pavedroad.janitor;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class JudgeTest {
    /** A Thursday. */
    private static final Instant NOW = Instant.parse("2026-01-08T10:00:00Z");

    private static final List<Rule> ALL = List.of(Rule.OLD_DETACHED_VOLUME, Rule.NO_GENERATED_AMI, Rule.UNUSED_IMAGE);

    private static Verdict judge(Candidate candidate) {
        return new Judge(
                        ALL,
                        "janitor",
                        Map.of("team", "edge"),
                        new BusinessCalendar(Set.of()),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .judge(candidate);
    }

    private static Candidate volume(String state, Map<String, String> tags) {
        return new Candidate(Kind.VOLUME, "vol-1", "", state, daysAgo(400), "", tags);
    }

    private static Candidate snapshot(int days, String usedBy, Map<String, String> tags) {
        return new Candidate(Kind.SNAPSHOT, "snap-1", "", "completed", daysAgo(days), usedBy, tags);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    @Test
    public void aVolumeCountsFromWhenItWasDetachedNotFromWhenItWasMade() {
        assertEquals(
                "not known since when it is unused",
                judge(volume("available", Map.of())).reason());
        Map<String, String> long_ago =
                Map.of(Rule.JANITOR_META, "instance=i-1;owner=a@b;detachTime=2025-11-01T00:00:00");
        assertEquals(
                LocalDate.parse("2026-01-19"),
                judge(volume("available", long_ago)).terminate());
        assertEquals("is in-use", judge(volume("in-use", long_ago)).reason());
        Map<String, String> lately = Map.of(Rule.SEEN_DETACHED, daysAgo(3).toString());
        assertEquals(
                "unused for 3 of 30 days", judge(volume("available", lately)).reason());
        Map<String, String> unreadable = Map.of(Rule.JANITOR_META, "detachTime=yesterday");
        assertTrue(judge(volume("available", unreadable)).kept());
    }

    @Test
    public void aSnapshotOfAnImageIsKept() {
        assertEquals("used by ami-1", judge(snapshot(400, "ami-1", Map.of())).reason());
        assertEquals("NoGeneratedAMI", judge(snapshot(31, "", Map.of())).rule());
        assertEquals(
                "unused for 29 of 30 days", judge(snapshot(29, "", Map.of())).reason());
    }

    @Test
    public void anImageNeedsAgeAndNoUse() {
        assertTrue(judge(image(44, "")).kept());
        assertEquals(LocalDate.parse("2026-01-13"), judge(image(46, "")).terminate());
        assertTrue(judge(image(400, "instances or server groups")).kept());
    }

    private static Candidate image(int days, String usedBy) {
        return new Candidate(Kind.IMAGE, "ami-1", "hello", "available", daysAgo(days), usedBy, Map.of());
    }

    @Test
    public void ownersAreHeard() {
        assertEquals(
                "opted out by janitor=donotmark",
                judge(snapshot(400, "", Map.of("janitor", "donotmark"))).reason());
        assertEquals(
                LocalDate.parse("2026-02-01"),
                judge(snapshot(1, "", Map.of("janitor", "2026-02-01"))).terminate());
        assertTrue(
                "a day does not make a used one unused",
                judge(snapshot(1, "ami-1", Map.of("janitor", "2026-02-01"))).kept());
        assertEquals(
                "its tag janitor=soon cannot be read",
                judge(snapshot(400, "", Map.of("janitor", "soon"))).reason());
        assertEquals(
                "excluded by team=edge",
                judge(snapshot(400, "", Map.of("team", "edge"))).reason());
    }

    @Test
    public void businessDaysSkipWeekendsAndHolidays() {
        BusinessCalendar calendar = new BusinessCalendar(Set.of(LocalDate.parse("2026-01-12")));
        assertEquals(LocalDate.parse("2026-01-13"), calendar.after(LocalDate.parse("2026-01-09"), 1));
        assertEquals(LocalDate.parse("2026-01-13"), calendar.after(LocalDate.parse("2026-01-10"), 0));
    }

    @Test
    public void aMarkSurvivesItsTag() {
        Mark mark = new Mark(NOW, LocalDate.parse("2026-01-19"), "NoGeneratedAMI");
        assertEquals(Optional.of(mark), Mark.of(Map.of(Mark.TAG, mark.text())));
        assertEquals(Optional.empty(), Mark.of(Map.of(Mark.TAG, "marked=yesterday;terminate=x;rule=y")));
    }
}
