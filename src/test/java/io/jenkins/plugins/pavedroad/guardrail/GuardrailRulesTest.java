package io.jenkins.plugins.pavedroad.guardrail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.naming.JobPattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Each rule as a table: what is planned and what is there, and what the rule says of it. */
public class GuardrailRulesTest {
    @Test
    public void noClusterIsLeftWithoutInstancesThatServe() {
        Object[][] table = {
            {Map.of("v000", 2, "v001", 2), List.of("v000"), 0, ""},
            {Map.of("v000", 2, "v001", 0), List.of("v000"), 0, "would leave it without an instance that serves."},
            {Map.of("v000", 2), List.of("v000"), 0, "would leave it without an instance that serves."},
            {Map.of("v000", 0, "v001", 0), List.of("v000"), 0, ""},
            {Map.of("v000", 2, "v001", 1), List.of("v000", "v001"), 0, "without an instance that serves."},
            {Map.of("v000", 4, "v001", 1), List.of("v000"), 0, ""},
            {Map.of("v000", 4, "v001", 1), List.of("v000"), 19, ""},
            {
                Map.of("v000", 4, "v001", 1),
                List.of("v000"),
                20,
                "would leave it 1 of 5 instances that serve, which is not more than 20 %."
            },
            {Map.of("v000", 2, "v001", 2), List.of("v000"), 49, ""},
            {Map.of("v000", 2), List.of("v009"), 0, ""},
        };
        for (Object[] row : table) {
            @SuppressWarnings("unchecked")
            Verdict verdict = TrafficGuard.remains(
                    "hello", "us-east-1", "disabling", (Map<String, Integer>) row[0], (List<String>) row[1], (int)
                            row[2]);
            assertSays(List.of(row).toString(), Level.STOP, (String) row[3], verdict);
        }
        assertEquals(
                "In us-east-1 the cluster hello has 2 healthy instances; disabling v000 would leave it without an"
                        + " instance that serves.",
                TrafficGuard.remains("hello", "us-east-1", "disabling", Map.of("v000", 2), List.of("v000"), 0)
                        .what());
    }

    @Test
    public void whatTakesOverIsHealthy() {
        Object[][] table = {
            {2, 2, List.of("v000"), ""},
            {3, 2, List.of("v000"), ""},
            {
                1,
                2,
                List.of("v000"),
                "v001 has 1 healthy instances where 2 are needed (1 initial), so v000 keeps serving."
            },
            {0, 0, List.of("v000"), "v001 has 0 healthy instances where 1 are needed"},
            {0, 2, List.of(), ""},
        };
        for (Object[] row : table) {
            @SuppressWarnings("unchecked")
            Verdict verdict = TrafficGuard.takesOver(
                    "us-east-1", "v001", (int) row[0], (int) row[1], "1 initial", (List<String>) row[2]);
            assertSays(List.of(row).toString(), Level.STOP, (String) row[3], verdict);
        }
    }

    @Test
    public void whatReplacesIsNotSmaller() {
        Capacity three = new Capacity(1, 3, 6);
        Capacity two = new Capacity(1, 2, 6);
        Object[][] table = {
            {three, Map.of("v000", three), Level.STOP, ""},
            {new Capacity(3, 3, 6), Map.of("v000", three), Level.STOP, ""},
            {three, Map.of(), Level.STOP, ""},
            {two, Map.of("v000", three), Level.STOP, "In eu-west-1 v002 would have 2 instances and replace 3 (v000: 3)."
            },
            {three, Map.of("v000", three, "v001", two), Level.STOP, "and replace 5 (v000: 3, v001: 2)."},
            {new Capacity(0, 0, 0), Map.of("v000", new Capacity(0, 0, 0)), Level.STOP, ""},
            {
                new Capacity(3, 3, 3),
                Map.of("v000", three),
                Level.WARN,
                "In eu-west-1 v002 can grow to 3 instances, what it replaces to 6."
            },
        };
        for (Object[] row : table) {
            @SuppressWarnings("unchecked")
            Verdict verdict =
                    CapacityFloor.judge("eu-west-1", "v002", (Capacity) row[0], (Map<String, Capacity>) row[1]);
            assertSays(List.of(row).toString(), (Level) row[2], (String) row[3], verdict);
        }
        assertEquals(
                "Leave 'capacity' out, so that the size of now is taken over, or say at least 3.",
                CapacityFloor.judge("eu-west-1", "v002", two, Map.of("v000", three))
                        .way());
    }

    @Test
    public void anImageCanBeTracedToItsBuild() {
        String key = "paved-road:bake-key";
        Object[][] table = {
            {Map.of("appversion", "hello-1.0.0-h12.abc1234", key, "k"), "111111111111", ""},
            {Map.of("appversion", "hello-1.0.0-h12.abc1234/ship/12", key, "k"), "111111111111", ""},
            {Map.of(), "111111111111", "the image ami-1 (hello-1) has no tag appversion, so nobody can say"},
            {Map.of("appversion", "hello 1", key, "k"), "111111111111", "has the appversion 'hello 1', which cannot"},
            {Map.of("appversion", "hello-1.0.0-h12"), "111111111111", "was not baked by bakeAmi: it has no tag " + key},
            {
                Map.of("appversion", "hello-1.0.0-h12", key, "k"),
                "222222222222",
                "was not baked here: it belongs to the account 222222222222, not to 111111111111."
            },
        };
        for (Object[] row : table) {
            @SuppressWarnings("unchecked")
            Image image = new Image(
                    "ami-1",
                    "hello-1",
                    Image.State.AVAILABLE,
                    "",
                    "x86_64",
                    (String) row[1],
                    Instant.EPOCH,
                    "",
                    List.of(),
                    (Map<String, String>) row[0]);
            assertSays(
                    List.of(row).toString(),
                    Level.STOP,
                    (String) row[2],
                    ImageProvenance.judge("us-east-1", image, () -> "111111111111"));
        }
    }

    @Test
    public void onlyTheJobsOfAnApplicationDeployIt() {
        List<String> known = List.of("hello", "payments");
        Object[][] table = {
            {new Ownership.Application("hello", "a@example.com", "team-a/**", true, known), Level.STOP, ""},
            {new Ownership.Application("hello", null, null, true, known), Level.STOP, ""},
            {new Ownership.Application("hello", null, null, false, List.of()), Level.STOP, ""},
            {
                new Ownership.Application("hello", "b@example.com", "team-b/*, ops/**", true, known),
                Level.STOP,
                "The job 'team-a/x/ship' may not deploy the application 'hello': only jobs that match"
                        + " 'team-b/*, ops/**' may."
            },
            {
                new Ownership.Application("helo", null, null, false, known),
                Level.WARN,
                "The application 'helo' is not configured, so nobody owns it."
            },
        };
        for (Object[] row : table) {
            Verdict verdict = Ownership.ofApplication((Ownership.Application) row[0], "team-a/x/ship");
            assertSays(List.of(row).toString(), (Level) row[1], (String) row[2], verdict);
        }
        assertEquals(
                "Ask its owner, b@example.com, or deploy it from one of those jobs.",
                Ownership.ofApplication(
                                new Ownership.Application("hello", "b@example.com", "team-b/*", true, known), "ship")
                        .way());
        assertEquals(
                "Did you mean 'hello'? Else have an administrator add it.",
                Ownership.ofApplication(new Ownership.Application("helo", null, null, false, known), "ship")
                        .way());
    }

    @Test
    public void jobPatternsAreAntGlobsOverTheFullName() {
        Object[][] table = {
            {"ship", "ship", true},
            {"ship", "team/ship", false},
            {"*", "ship", true},
            {"*", "team/ship", false},
            {"**", "team/ship", true},
            {"team/**", "team/ship", true},
            {"team/**", "team/a/ship", true},
            {"team/**", "teams/ship", false},
            {"team/*/ship", "team/a/ship", true},
            {"team/*/ship", "team/a/b/ship", false},
            {"**/ship", "ship", true},
            {"**/ship", "a/b/ship", true},
            {"ship-?", "ship-1", true},
            {"ship.1", "ship-1", false},
            {"a b(c), d*", "a b(c)", true},
            {"a b(c), d*", "deploy", true},
            {" ", "anything/at/all", true},
            {null, "anything", true},
        };
        for (Object[] row : table) {
            assertEquals(
                    row[0] + " and " + row[1],
                    row[2],
                    JobPattern.of((String) row[0]).matches((String) row[1]));
        }
        for (String bad : List.of("a,,b", "/a", "a/", "a//b")) {
            assertThrows(bad, IllegalArgumentException.class, () -> JobPattern.of(bad));
        }
    }

    @Test
    public void notTooManyRegionsAtOnce() {
        assertTrue(BlastRadius.judge(List.of("us-east-1"), 1).passed());
        assertTrue(BlastRadius.judge(List.of("us-east-1", "us-west-2"), 2).passed());
        Verdict verdict = BlastRadius.judge(List.of("us-east-1", "us-west-2"), 1);
        assertEquals("This changes 2 regions at once (us-east-1, us-west-2), more than 1.", verdict.what());
        assertEquals("Deploy to one region after the other.", verdict.way());
    }

    @Test
    public void notTooManyDeletions() {
        assertTrue(DeletionLimit.judge("us-east-1", "volumes", 0, 0, "").passed());
        assertTrue(DeletionLimit.judge("us-east-1", "volumes", 10, 10, "").passed());
        Verdict verdict = DeletionLimit.judge("us-east-1", "volumes", 11, 10, "Raise maxDeletions.");
        assertEquals("In us-east-1 this would delete 11 volumes, more than 10.", verdict.what());
        assertEquals("Raise maxDeletions.", verdict.way());
    }

    @Test
    public void limitsOutOfRangeAreRefused() {
        for (int[] bad : new int[][] {{-1, 1, 0}, {50, 1, 0}, {0, 0, 0}, {0, 1, -1}}) {
            assertThrows(IllegalArgumentException.class, () -> new Limits(bad[0], bad[1], bad[2], null));
        }
    }

    private static void assertSays(String row, Level weight, String expected, Verdict verdict) {
        if (expected.isEmpty()) {
            assertTrue(row + ": " + verdict, verdict.passed());
            return;
        }
        assertEquals(row, weight, verdict.weight());
        assertTrue(row + ": " + verdict.what(), verdict.what().contains(expected));
        assertTrue(row + " says how to get past it", verdict.way().endsWith("."));
    }
}
