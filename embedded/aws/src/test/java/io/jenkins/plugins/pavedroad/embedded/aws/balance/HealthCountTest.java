package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups.Health;
import java.util.Map;
import org.junit.Test;

public class HealthCountTest {
    /** + is a passed check, - a failed one; thresholds are 3 to become healthy again and 2 to become unhealthy. */
    private static final Map<String, Health> TABLE = Map.of(
            "", Health.INITIAL,
            "+", Health.HEALTHY,
            "-", Health.INITIAL,
            "-+", Health.HEALTHY,
            "--", Health.UNHEALTHY,
            "+-", Health.HEALTHY,
            "+-+-", Health.HEALTHY,
            "+--", Health.UNHEALTHY,
            "+--++", Health.UNHEALTHY,
            "+--+++", Health.HEALTHY);

    @Test
    public void thresholdsDecide() {
        TABLE.forEach((results, expected) -> {
            HealthCount count = HealthCount.fresh();
            for (char result : results.toCharArray()) {
                count = count.after(result == '+', 3, 2);
            }
            assertEquals("after " + results, expected, count.health());
        });
    }

    @Test
    public void matcherTakesCodesListsAndRanges() {
        assertEquals(true, new Matcher("200").matches(200));
        assertEquals(false, new Matcher("200").matches(201));
        assertEquals(true, new Matcher("200,302").matches(302));
        assertEquals(true, new Matcher("200-299,401").matches(204));
        assertEquals(false, new Matcher("200-299").matches(500));
    }
}
