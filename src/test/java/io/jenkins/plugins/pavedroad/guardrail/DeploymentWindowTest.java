package io.jenkins.plugins.pavedroad.guardrail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.Test;

public class DeploymentWindowTest {
    private static final String LA = "America/Los_Angeles";

    private static Clock at(String local, String zone) {
        return Clock.fixed(LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant(), ZoneOffset.UTC);
    }

    private static Clock instant(String utc) {
        return Clock.fixed(Instant.parse(utc), ZoneOffset.UTC);
    }

    /** Days, hours, local time; 2026-01-05 is a Monday. */
    @Test
    public void itIsOpenOnItsDaysAndHours() {
        Object[][] table = {
            {"Mon-Fri", "10-15", "2026-01-05T09:59:59", false},
            {"Mon-Fri", "10-15", "2026-01-05T10:00:00", true},
            {"Mon-Fri", "10-15", "2026-01-05T15:00:00", true},
            {"Mon-Fri", "10-15", "2026-01-05T15:00:01", false},
            {"Mon-Fri", "10-15", "2026-01-10T12:00:00", false},
            {"mon,wed, FRIDAY", "10-15", "2026-01-09T12:00:00", true},
            {"Mon,Wed,Fri", "10-15", "2026-01-06T12:00:00", false},
            {"Sat-Mon", null, "2026-01-05T00:00:00", true},
            {"Sat-Mon", "", "2026-01-06T00:00:00", false},
            {"", "9-12,13:30-17", "2026-01-05T13:00:00", false},
            {"", "9-12,13:30-17", "2026-01-05T13:30:00", true},
            {null, null, "2026-01-05T23:59:59", true},
            {"Mon", "0-24", "2026-01-05T23:59:59", true},
            {"Mon", "0-24", "2026-01-06T00:00:00", false},
        };
        for (Object[] row : table) {
            DeploymentWindow window = new DeploymentWindow((String) row[0], (String) row[1], LA);
            assertEquals(row[0] + " " + row[1] + " at " + row[2], row[3], window.open(at((String) row[2], LA)));
        }
    }

    @Test
    public void hoursThatCrossMidnightBelongToTheDayTheyBeginOn() {
        DeploymentWindow friday = new DeploymentWindow("Fri", "22-2", LA);
        assertEquals("not the night before", false, friday.open(at("2026-01-09T01:00:00", LA)));
        assertTrue(friday.open(at("2026-01-09T22:00:00", LA)));
        assertTrue(friday.open(at("2026-01-10T02:00:00", LA)));
        assertEquals(false, friday.open(at("2026-01-10T02:00:01", LA)));
        assertEquals(false, friday.open(at("2026-01-10T22:30:00", LA)));
    }

    /** Los Angeles 2026: forward on March 8 at 2:00 (10:00Z), back on November 1 at 2:00 (9:00Z). */
    @Test
    public void itFollowsTheWallClockWhenTheClocksChange() {
        DeploymentWindow noon = new DeploymentWindow(null, "12-13", LA);
        assertTrue("winter: 12:30 is 20:30Z", noon.open(instant("2026-03-07T20:30:00Z")));
        assertTrue("summer: 12:30 is 19:30Z", noon.open(instant("2026-03-08T19:30:00Z")));
        assertEquals(false, noon.open(instant("2026-03-08T20:30:00Z")));

        DeploymentWindow missing = new DeploymentWindow(null, "2-2:30", LA);
        assertEquals("not there that day", false, missing.open(instant("2026-03-08T10:15:00Z")));
        assertEquals(
                "2026-03-09T02:00-07:00[America/Los_Angeles]",
                missing.opens(instant("2026-03-08T09:00:00Z")).orElseThrow().toString());

        DeploymentWindow half = new DeploymentWindow(null, "2:30-3:30", LA);
        assertEquals(
                "from the moment the clocks went forward",
                "2026-03-08T03:00-07:00[America/Los_Angeles]",
                half.opens(instant("2026-03-08T09:00:00Z")).orElseThrow().toString());

        DeploymentWindow twice = new DeploymentWindow(null, "1-1:30", LA);
        assertTrue(twice.open(instant("2026-11-01T08:15:00Z")));
        assertEquals(false, twice.open(instant("2026-11-01T08:45:00Z")));
        assertTrue(twice.open(instant("2026-11-01T09:15:00Z")));

        DeploymentWindow night = new DeploymentWindow("Sat", "23-3", LA);
        assertTrue("the night is an hour shorter", night.open(instant("2026-03-08T10:00:00Z")));
        assertEquals(false, night.open(instant("2026-03-08T10:00:01Z")));
    }

    @Test
    public void theTextSaysWhatTimeItIsAndWhenItOpens() {
        DeploymentWindow window = new DeploymentWindow("Mon-Fri", "10-15", LA);
        assertTrue(DeploymentWindow.judge(null, at("2026-01-10T14:05:00", LA)).passed());
        assertTrue(DeploymentWindow.judge(window, at("2026-01-09T14:05:00", LA)).passed());
        Verdict verdict = DeploymentWindow.judge(window, at("2026-01-10T14:05:00", LA));
        assertEquals(Level.STOP, verdict.weight());
        assertEquals(
                "It is Sat 2026-01-10 14:05 in America/Los_Angeles, outside the deployment window"
                        + " (Mon-Fri 10-15 America/Los_Angeles).",
                verdict.what());
        assertEquals("Deploy when it opens next, Mon 2026-01-12 10:00.", verdict.way());
        assertEquals(
                "Deploy when it opens next, Fri 2026-01-09 10:00.",
                DeploymentWindow.judge(window, at("2026-01-09T09:00:00", LA)).way());
    }

    @Test
    public void whatCannotBeReadIsRefusedWithOneSentence() {
        String[][] table = {
            {"Mon-Fry", null, null, "The days are 'Mon-Fry'; they must be days such as Mon-Fri or Mon,Wed,Fri."},
            {"Mon-Tue-Wed", null, null, "The days are"},
            {"Mon,", null, null, "The days are"},
            {null, "10", null, "The hours are '10'; they must be hours such as 10-15, 22:30-2 or 9-12,13-17."},
            {null, "10-25", null, "The hours are"},
            {null, "10-10", null, "The hours are"},
            {null, "24-2", null, "The hours are"},
            {null, "9:60-10", null, "The hours are"},
            {null, null, "Mars/Base", "The zone is 'Mars/Base'; it must be a time zone such as UTC"},
        };
        for (String[] row : table) {
            IllegalArgumentException refused = assertThrows(
                    row[3], IllegalArgumentException.class, () -> new DeploymentWindow(row[0], row[1], row[2]));
            assertTrue(refused.getMessage(), refused.getMessage().startsWith(row[3]));
        }
    }
}
