package io.jenkins.plugins.pavedroad.embedded.aws.time;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class DrivenClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final DrivenClock clock = new DrivenClock(START);
    private final Timeline timeline = Timeline.of(clock, 1000);
    private final List<String> done = new ArrayList<>();

    @Test
    public void whatFallsDueIsDoneInOrderAtItsTime() {
        timeline.after(Duration.ofSeconds(20), () -> done.add("second at " + clock.instant()));
        timeline.after(Duration.ofSeconds(10), () -> {
            done.add("first at " + clock.instant());
            timeline.after(Duration.ofSeconds(5), () -> done.add("nested at " + clock.instant()));
        });
        clock.advance(Duration.ofSeconds(9));
        assertEquals(List.of(), done);

        clock.advance(Duration.ofSeconds(21));
        assertEquals(
                List.of(
                        "first at 2026-01-01T00:00:10Z",
                        "nested at 2026-01-01T00:00:15Z",
                        "second at 2026-01-01T00:00:20Z"),
                done);
        assertEquals(START.plusSeconds(30), clock.instant());
    }

    @Test
    public void repetitionsGoOnUntilCancelled() {
        Timeline.Scheduled ticks = timeline.every(Duration.ofSeconds(5), () -> done.add("tick"));
        clock.advance(Duration.ofSeconds(12));
        assertEquals(2, done.size());

        ticks.cancel();
        clock.advance(Duration.ofMinutes(1));
        assertEquals(2, done.size());
    }
}
