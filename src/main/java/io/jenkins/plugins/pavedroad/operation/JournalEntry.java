package io.jenkins.plugins.pavedroad.operation;

import java.time.Instant;

/**
 * One line of an operation's journal.
 *
 * @param subject what it is about, such as a region or a server group; may be empty
 */
public record JournalEntry(Instant time, String phase, String subject, String what) {
    /** As the build log shows it. */
    public String line() {
        return subject.isEmpty() ? what : "[" + subject + "] " + what;
    }
}
