package io.jenkins.plugins.pavedroad.janitor;

import java.time.LocalDate;

/**
 * What the rules say of a resource.
 *
 * @param terminate the day from which it may be cleaned; null when it is kept
 * @param rule the rule that decided; null when none did
 * @param reason one phrase, also for what is kept
 */
public record Verdict(LocalDate terminate, String rule, String reason) {
    static Verdict keep(String reason) {
        return new Verdict(null, null, reason);
    }

    boolean kept() {
        return terminate == null;
    }
}
