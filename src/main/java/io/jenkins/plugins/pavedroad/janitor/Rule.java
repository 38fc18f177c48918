package io.jenkins.plugins.pavedroad.janitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * When a resource of a kind counts as unused. Defaults are Janitor Monkey's (SimianArmy, janitor.properties): volumes 30
 * days detached and 7 business days' notice, snapshots 30 and 7, images 45 and 3.
 *
 * @param threshold age in calendar days from which it counts
 * @param retention business days between mark and cleaning
 */
public record Rule(Kind kind, String name, int threshold, int retention) {
    static final Rule OLD_DETACHED_VOLUME = new Rule(Kind.VOLUME, "OldDetachedVolume", 30, 7);
    static final Rule NO_GENERATED_AMI = new Rule(Kind.SNAPSHOT, "NoGeneratedAMI", 30, 7);
    static final Rule UNUSED_IMAGE = new Rule(Kind.IMAGE, "UnusedImage", 45, 3);

    /** Written by SimianArmy's volume tagger: {@code instance=…;owner=…;detachTime=yyyy-MM-ddTHH:mm:ss}, UTC. */
    static final String JANITOR_META = "JANITOR_META";

    /** Written here when a volume is first seen detached, because AWS does not say since when it is. */
    static final String SEEN_DETACHED = "paved-road:seen-detached";

    /** Pure: judges by the candidate, the clock and the calendar alone. What is unknown or unreadable is kept. */
    public Verdict judge(Candidate candidate, Clock clock, BusinessCalendar calendar) {
        if (!candidate.usedBy().isEmpty()) {
            return Verdict.keep("used by " + candidate.usedBy());
        }
        String expected = kind == Kind.SNAPSHOT ? "completed" : "available";
        if (!candidate.state().equals(expected)) {
            return Verdict.keep("is " + candidate.state());
        }
        Optional<Instant> unusedSince = unusedSince(candidate);
        if (unusedSince.isEmpty()) {
            return Verdict.keep("not known since when it is unused");
        }
        long days = Duration.between(unusedSince.get(), clock.instant()).toDays();
        if (days < threshold) {
            return Verdict.keep("unused for " + days + " of " + threshold + " days");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Verdict(calendar.after(today, retention), name, reason(days));
    }

    private String reason(long days) {
        return switch (kind) {
            case VOLUME -> "not attached for " + days + " days";
            case SNAPSHOT -> "no image made of it in " + days + " days";
            case IMAGE -> "not used, " + days + " days old";
        };
    }

    private Optional<Instant> unusedSince(Candidate candidate) {
        return kind == Kind.VOLUME ? detachedSince(candidate.tags()) : Optional.ofNullable(candidate.createdAt());
    }

    private static Optional<Instant> detachedSince(Map<String, String> tags) {
        for (String part : tags.getOrDefault(JANITOR_META, "").split(";")) {
            if (part.startsWith("detachTime=")) {
                return time(part.substring("detachTime=".length()));
            }
        }
        return tags.containsKey(SEEN_DETACHED) ? time(tags.get(SEEN_DETACHED)) : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
