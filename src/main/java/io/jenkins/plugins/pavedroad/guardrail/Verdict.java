package io.jenkins.plugins.pavedroad.guardrail;

/**
 * What one guardrail found.
 *
 * @param weight what it would do if nobody configured it otherwise; {@link Level#OFF} when all is well
 * @param what one or more sentences: what is wrong, with numbers and names; empty when all is well
 * @param way one or more sentences: how to get past it rightly; empty when all is well
 */
public record Verdict(Guardrail guardrail, Level weight, String what, String way) {
    public static Verdict pass(Guardrail guardrail) {
        return new Verdict(guardrail, Level.OFF, "", "");
    }

    public static Verdict warn(Guardrail guardrail, String what, String way) {
        return new Verdict(guardrail, Level.WARN, what, way);
    }

    public static Verdict stop(Guardrail guardrail, String what, String way) {
        return new Verdict(guardrail, Level.STOP, what, way);
    }

    public boolean passed() {
        return weight == Level.OFF;
    }
}
