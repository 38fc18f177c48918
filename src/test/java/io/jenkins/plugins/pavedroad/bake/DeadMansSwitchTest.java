package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

public class DeadMansSwitchTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    public void itIsMovedOnWhileSomebodyWatches() {
        record Row(Instant armed, boolean due) {}
        for (Row row : List.of(
                new Row(null, true),
                new Row(NOON, false),
                new Row(NOON.minus(Duration.ofMinutes(14)), false),
                new Row(NOON.minus(Duration.ofMinutes(15)), true))) {
            assertEquals(row.toString(), row.due, DeadMansSwitch.isDue(row.armed, NOON));
        }
    }

    @Test
    public void itFiresAtTheDeadlineButBeforeItsSessionMayEnd() {
        record Row(int deadlineMinutes, int firesMinutes) {}
        for (Row row : List.of(new Row(10, 10), new Row(45, 45), new Row(300, 45), new Row(-5, -5))) {
            assertEquals(
                    row.toString(),
                    NOON.plus(Duration.ofMinutes(row.firesMinutes)),
                    DeadMansSwitch.fires(NOON, NOON.plus(Duration.ofMinutes(row.deadlineMinutes))));
        }
    }

    @Test
    public void whatTheBuilderReadsIsWordsOfDigitsAndBase64() {
        String text = DeadMansSwitch.text(NOON, URI.create("http://a/?x=%271"), URI.create("http://b"));
        assertEquals("fire 1767614400\ncall aHR0cDovL2EvP3g9JTI3MQ==\nnext aHR0cDovL2I=\n", text);
    }
}
