package io.jenkins.plugins.pavedroad.deploy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.TargetHealth;
import io.jenkins.plugins.pavedroad.cloud.TargetHealth.State;
import java.util.List;
import org.junit.Test;

public class TargetReportTest {
    private static TargetHealth target(String group, String instance, State state) {
        return new TargetHealth(group, instance, state, "");
    }

    @Test
    public void anInstanceMustBeHealthyInEveryTargetGroup() {
        List<TargetHealth> all = List.of(
                target("a", "i-1", State.HEALTHY),
                target("a", "i-2", State.HEALTHY),
                target("b", "i-1", State.HEALTHY),
                target("b", "i-2", State.UNHEALTHY),
                target("b", "i-9", State.HEALTHY));
        assertEquals(
                1,
                TargetReport.of(all, List.of("i-1", "i-2"), List.of("a", "b")).healthyInEvery());
    }

    @Test
    public void noHealthReportedIsNotHealthy() {
        TargetReport silent = TargetReport.of(List.of(), List.of("i-1"), List.of("a"));
        assertEquals(0, silent.healthyInEvery());
        assertEquals("no health reported", silent.words());
    }

    @Test
    public void whatDrainsIsStillInUse() {
        assertTrue(TargetReport.of(List.of(target("a", "i-1", State.DRAINING)), List.of("i-1"), List.of("a"))
                .inUse());
        assertFalse(TargetReport.of(List.of(target("a", "i-1", State.UNUSED)), List.of("i-1"), List.of("a"))
                .inUse());
        assertFalse(TargetReport.of(List.of(), List.of("i-1"), List.of("a")).inUse());
    }

    @Test
    public void theWordsCountStatesWithTheirReasons() {
        TargetHealth sick = new TargetHealth("a", "i-2", State.UNHEALTHY, "Target.ResponseCodeMismatch");
        assertEquals(
                "1 healthy, 1 unhealthy (Target.ResponseCodeMismatch)",
                TargetReport.of(List.of(target("a", "i-1", State.HEALTHY), sick), List.of("i-1", "i-2"), List.of("a"))
                        .words());
    }
}
