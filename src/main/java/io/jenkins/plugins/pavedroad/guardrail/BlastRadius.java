package io.jenkins.plugins.pavedroad.guardrail;

import java.util.List;

/** A mistake reaches no more regions at the same time than it must. */
public final class BlastRadius {
    private BlastRadius() {}

    /**
     * @param atOnce regions that one deployment changes at the same time; one after the other is one
     * @param limit see {@link Limits#regionsAtOnce}
     */
    public static Verdict judge(List<String> atOnce, int limit) {
        if (atOnce.size() <= limit) {
            return Verdict.pass(Guardrail.BLAST_RADIUS);
        }
        return Verdict.stop(
                Guardrail.BLAST_RADIUS,
                "This changes " + atOnce.size() + " regions at once (" + String.join(", ", atOnce) + "), more than "
                        + limit + ".",
                "Deploy to " + (limit == 1 ? "one region after the other." : "at most " + limit + " of them at once."));
    }
}
