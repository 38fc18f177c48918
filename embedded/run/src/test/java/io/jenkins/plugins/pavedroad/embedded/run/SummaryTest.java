package io.jenkins.plugins.pavedroad.embedded.run;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.run.cloud.Survey;
import io.jenkins.plugins.pavedroad.embedded.run.jenkins.Build;
import io.jenkins.plugins.pavedroad.embedded.run.traffic.TrafficCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class SummaryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Survey BEFORE = new Survey(
            "us-east-1",
            Map.of("ami-1", "hello-0.1.0"),
            List.of(new Survey.Group("hello-prod-v000", 2, 2, false)),
            Map.of(),
            Set.of("sg-1", "snap-1"));

    @Test
    public void aDeploymentIsToldInFull() {
        TrafficCount count = new TrafficCount(START);
        count.answered(START.plusSeconds(1), "0.1.0");
        count.answered(START.plusSeconds(30), "0.2.0");
        Survey after = new Survey(
                "us-east-1",
                Map.of("ami-1", "hello-0.1.0", "ami-2", "hello-0.2.0"),
                List.of(
                        new Survey.Group("hello-prod-v000", 2, 2, true),
                        new Survey.Group("hello-prod-v001", 2, 2, false)),
                Map.of("volume", 2, "snapshot", 1),
                Set.of("sg-1", "snap-1"));
        Build build = new Build(
                "SUCCESS",
                Duration.ofSeconds(75),
                List.of(
                        stage("Build", "SUCCESS", 12_300),
                        new Build.Stage(
                                "2",
                                "Deploy",
                                "SUCCESS",
                                Duration.ofSeconds(20),
                                List.of(stage("us-east-1", "SUCCESS", 9_000)))));
        assertEquals(
                List.of(
                        "  stage     Build             12.3 s",
                        "  stage     Deploy            20.0 s",
                        "  stage       us-east-1       9.0 s",
                        "  traffic   us-east-1: requests 2 sent, 0 lost",
                        "              0.1.0: 1 answers, from 1.0 s to 1.0 s",
                        "              0.2.0: 1 answers, from 30.0 s to 30.0 s",
                        "  baked     us-east-1: hello-0.2.0 ami-2",
                        "  deployed  us-east-1: hello-prod-v000 2 of 2 in service, disabled, kept",
                        "  deployed  us-east-1: hello-prod-v001 2 of 2 in service, enabled",
                        "  marked    us-east-1: 1 snapshot, 2 volumes",
                        "  left over no builder, temporary group or stray snapshot",
                        "  result    SUCCESS after 1 min 15 s"),
                Summary.of(build, Map.of("us-east-1", count), List.of(BEFORE), List.of(after)));
    }

    @Test
    public void lossesAndLeftoversAreNotHidden() {
        TrafficCount count = new TrafficCount(START);
        count.lost(START.plusSeconds(3), "answered 503");
        count.lost(START.plusSeconds(4), "answered 503");
        Survey after = new Survey(
                "us-east-1", BEFORE.images(), BEFORE.groups(), Map.of(), Set.of("sg-1", "sg-2", "snap-1", "i-9"));
        Build build = new Build("FAILED", Duration.ofSeconds(9), List.of(stage("Bake", "FAILED", 9_000)));
        assertEquals(
                List.of(
                        "  stage     Bake              9.0 s  FAILED",
                        "  traffic   us-east-1: requests 2 sent, 2 lost",
                        "              lost because: answered 503, 2 times",
                        "              first lost after 3.0 s",
                        "  deployed  us-east-1: hello-prod-v000 2 of 2 in service, enabled",
                        "  left over i-9, sg-2",
                        "  result    FAILED after 9.0 s"),
                Summary.of(build, Map.of("us-east-1", count), List.of(BEFORE), List.of(after)));
    }

    private static Build.Stage stage(String name, String status, int millis) {
        return new Build.Stage(name, name, status, Duration.ofMillis(millis), List.of());
    }
}
