package io.jenkins.plugins.pavedroad.guardrail;

/**
 * What became of one override that a build asked for. Decided once, when its step began, and kept with the operation: a
 * restart, or a permission taken away later, does not change it.
 *
 * @param guardrail its name
 * @param reason the user's words
 * @param by user ids of those who started the build, as one text; empty when no person did
 * @param refused why it was not granted, as one sentence; null when it was
 */
public record Exemption(String guardrail, String reason, String by, String refused) {
    public boolean granted() {
        return refused == null;
    }

    boolean concerns(Guardrail one) {
        return one.text().equals(guardrail);
    }

    /** For the log, when the step begins. */
    public String sentence() {
        return granted()
                ? "the guardrail " + guardrail + " may be overridden by " + by + ": " + reason
                : "the guardrail " + guardrail + " is not overridden: " + refused;
    }
}
