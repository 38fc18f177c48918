package io.jenkins.plugins.pavedroad.operation;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.Test;

public class BeatTest {
    private static final String[][] TABLE = {
        // now, pause, becomes
        {"2026-01-05T10:00:00Z", "PT20S", "PT20S"},
        {"2026-01-05T10:00:02Z", "PT20S", "PT18S"},
        {"2026-01-05T10:00:03Z", "PT20S", "PT22S"},
        {"2026-01-05T10:00:00.4Z", "PT5S", "PT4.6S"},
        {"2026-01-05T10:00:00.6Z", "PT5S", "PT5.4S"},
        {"2026-01-05T10:00:00.1Z", "PT1S", "PT0.9S"},
        {"2026-01-05T10:00:00.2Z", "PT1S", "PT1.05S"},
        {"2026-01-05T10:00:00.2Z", "PT0.9S", "PT0.9S"},
        {"2026-01-05T10:00:00.2Z", "PT0.001S", "PT0.001S"},
        {"2026-01-05T10:00:01Z", "P3D", "PT71H59M59S"},
    };

    @Test
    public void endsOfPausesMeet() {
        for (String[] row : TABLE) {
            assertEquals(
                    String.join(" ", row),
                    Duration.parse(row[2]),
                    Beat.nearest(Instant.parse(row[0]), Duration.parse(row[1])));
        }
    }
}
