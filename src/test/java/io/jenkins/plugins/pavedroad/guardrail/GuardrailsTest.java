package io.jenkins.plugins.pavedroad.guardrail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.pavedroad.operation.OperationJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class GuardrailsTest {
    private static final Exemption ALICE = new Exemption("capacityFloor", "black friday is over", "alice", null);

    private static GuardrailPolicy policy(Map<String, Level> levels, Exemption... exemptions) {
        return new GuardrailPolicy("ship", levels, null, null, List.of(exemptions));
    }

    private static Verdict of(Guardrail guardrail, Level weight) {
        return new Verdict(guardrail, weight, "It is too small.", "Make it larger.");
    }

    /** Guardrail, what it found, configured level, override; what is told, how many stops, overrides used. */
    @Test
    public void levelsAndOverridesDecideWhatFollows() {
        Guardrail floor = Guardrail.CAPACITY_FLOOR;
        Exemption refused = new Exemption("capacityFloor", "hurry", "", "a timer started the build.");
        Exemption traffic = new Exemption("trafficGuard", "hurry", "alice", null);
        Object[][] table = {
            {floor, Level.OFF, null, null, 0, 0, 0},
            {floor, Level.WARN, null, null, 1, 0, 0},
            {floor, Level.STOP, null, null, 0, 1, 0},
            {floor, Level.STOP, Level.WARN, null, 1, 0, 0},
            {floor, Level.STOP, Level.OFF, null, 0, 0, 0},
            {floor, Level.WARN, Level.STOP, null, 1, 0, 0},
            {floor, Level.STOP, null, ALICE, 1, 0, 1},
            {floor, Level.WARN, null, ALICE, 1, 0, 0},
            {floor, Level.OFF, null, ALICE, 0, 0, 0},
            {floor, Level.STOP, null, refused, 0, 1, 0},
            {floor, Level.STOP, null, traffic, 0, 1, 0},
            {Guardrail.IMAGE_PROVENANCE, Level.STOP, null, null, 1, 0, 0},
            {Guardrail.IMAGE_PROVENANCE, Level.STOP, Level.STOP, null, 0, 1, 0},
        };
        for (Object[] row : table) {
            Guardrail guardrail = (Guardrail) row[0];
            List<Exemption> exemptions = new ArrayList<>();
            if (row[3] != null) {
                exemptions.add((Exemption) row[3]);
            }
            Map<String, Level> levels = row[2] == null ? Map.of() : Map.of(guardrail.text(), (Level) row[2]);
            Ruling ruling = new Guardrails(policy(levels, exemptions.toArray(Exemption[]::new)))
                    .rule(of(guardrail, (Level) row[1]));
            String which = guardrail + " " + row[1] + " " + row[2] + " " + row[3];
            assertEquals(which, row[4], ruling.lines().size());
            assertEquals(which, row[5], ruling.stops().size());
            assertEquals(which, row[6], ruling.used().size());
        }
    }

    @Test
    public void eachTextSaysWhatIsWrongAndHowToGetPastIt() {
        Verdict verdict = of(Guardrail.CAPACITY_FLOOR, Level.STOP);
        assertEquals(
                "Stopped by the guardrail capacityFloor: It is too small. Make it larger. Who has the permission Paved"
                        + " Road/Override can pass it for one build with override: [[guardrail: 'capacityFloor', reason:"
                        + " '…']].",
                new Guardrails(policy(Map.of())).rule(verdict).sentence());
        assertEquals(
                List.of("Warning of the guardrail capacityFloor: It is too small. Make it larger."),
                new Guardrails(policy(Map.of("capacityFloor", Level.WARN)))
                        .rule(verdict)
                        .lines());
        assertEquals(
                List.of(
                        "The guardrail capacityFloor is overridden by alice, reason: black friday is over. It says: It is"
                                + " too small."),
                new Guardrails(policy(Map.of(), ALICE)).rule(verdict).lines());
        assertEquals(
                "Stopped by the guardrail capacityFloor: It is too small. Make it larger. The override was not granted:"
                        + " a timer started the build.",
                new Guardrails(policy(Map.of(), new Exemption("capacityFloor", "x", "", "a timer started the build.")))
                        .rule(verdict)
                        .sentence());
    }

    @Test
    public void allThatStopsIsSaidAtOnce() {
        Ruling ruling = new Guardrails(policy(Map.of(), ALICE))
                .rule(List.of(
                        of(Guardrail.TRAFFIC_GUARD, Level.STOP),
                        of(Guardrail.CAPACITY_FLOOR, Level.STOP),
                        of(Guardrail.DELETION_LIMIT, Level.STOP)));
        assertTrue(ruling.stopped());
        assertEquals(2, ruling.stops().size());
        assertTrue(ruling.sentence().contains("guardrail trafficGuard"));
        assertTrue(ruling.sentence().contains("guardrail deletionLimit"));
    }

    @Test
    public void thePolicyOutlivesARestartAndAnOlderVersion() throws JsonProcessingException {
        GuardrailPolicy policy = new GuardrailPolicy(
                "team/ship",
                Map.of("capacityFloor", Level.WARN),
                new Limits(10, 2, 3, new DeploymentWindow("Mon-Fri", "10-15", "UTC")),
                new Ownership.Application("hello", "a@example.com", "team/**", true, List.of("hello")),
                List.of(ALICE));
        String json = OperationJson.mapper().writeValueAsString(policy);
        assertEquals(policy, OperationJson.mapper().readValue(json, GuardrailPolicy.class));
        GuardrailPolicy older = OperationJson.mapper().readValue("{}", GuardrailPolicy.class);
        assertEquals(GuardrailPolicy.byDefault(), older);
        assertEquals(Level.STOP, older.level(Guardrail.TRAFFIC_GUARD));
    }

    @Test
    public void overridesBecomeTagsThatAwsTakes() {
        assertEquals(
                Map.of("paved-road:override:capacityFloor", "alice: black friday is over"),
                OverrideTags.of(List.of(ALICE)));
        String odd = OverrideTags.of(List.of(new Exemption(
                        "trafficGuard", "it's <b>urgent</b>; see\n#42 (größer) \uD83D\uDE80", "alice and bob", null)))
                .get("paved-road:override:trafficGuard");
        assertEquals("alice and bob: it_s _b_urgent_/b__ see _42 _größer_ _", odd);
        String letter = new StringBuilder().appendCodePoint(0x10400).toString();
        for (String reason : List.of("x".repeat(400), "yx" + letter.repeat(200), "x" + letter.repeat(200))) {
            String cut = OverrideTags.of(List.of(new Exemption("trafficGuard", reason, "a", null)))
                    .get("paved-road:override:trafficGuard");
            assertTrue(cut.length() <= 256 && cut.length() >= 255);
            assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 1)));
        }
    }

    @Test
    public void everyGuardrailIsFoundByItsName() {
        for (Guardrail guardrail : Guardrail.values()) {
            assertEquals(guardrail, Guardrail.named(guardrail.text()).orElseThrow());
        }
        assertTrue(Guardrail.named("TRAFFIC_GUARD").isEmpty());
        assertEquals(Level.WARN, Level.named("Warn").orElseThrow());
    }
}
