package io.jenkins.plugins.pavedroad.guardrail;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When deployments may begin, on the wall clock of a zone (orca, RestrictExecutionDuringTimeWindow; its end counts as
 * inside). Hours that cross midnight belong to the day on which they begin, unlike orca's, which opens them from midnight
 * on that same day too. On the day the clocks go forward an hour that does not exist is not there; on the day they go
 * back the hour that comes twice is there twice.
 *
 * @param days such as {@code Mon-Fri} or {@code Mon,Wed,Fri}; null or blank for every day
 * @param hours such as {@code 10-15}, {@code 22:30-2} or {@code 9-12,13-17}; null or blank for the whole day
 * @param zone such as {@code America/Los_Angeles}; null or blank for {@code UTC}
 */
public record DeploymentWindow(String days, String hours, String zone) {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2})(?::(\\d{2}))?\\s*-\\s*(\\d{1,2})(?::(\\d{2}))?");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final int DAYS_AHEAD = 8;

    /** @throws IllegalArgumentException saying in one sentence what cannot be read and what would be */
    public DeploymentWindow {
        days = days == null || days.isBlank() ? "" : days.trim();
        hours = hours == null || hours.isBlank() ? "" : hours.trim();
        zone = zone == null || zone.isBlank() ? "UTC" : zone.trim();
        parseDays(days);
        parseHours(hours);
        parseZone(zone);
    }

    private record Span(LocalTime start, LocalTime end) {
        boolean crossesMidnight() {
            return start.isAfter(end);
        }
    }

    /** @param window null for always open */
    public static Verdict judge(DeploymentWindow window, Clock clock) {
        if (window == null || window.open(clock)) {
            return Verdict.pass(Guardrail.DEPLOYMENT_WINDOW);
        }
        return Verdict.stop(
                Guardrail.DEPLOYMENT_WINDOW,
                "It is " + MOMENT.format(window.now(clock)) + " in " + window.zone + ", outside the deployment window ("
                        + window.words() + ").",
                window.opens(clock)
                        .map(at -> "Deploy when it opens next, " + MOMENT.format(at) + ".")
                        .orElse("It does not open within a week."));
    }

    boolean open(Clock clock) {
        return open(now(clock));
    }

    /** When it opens next, within a week; empty when it does not. Not meant for a moment at which it is open. */
    Optional<ZonedDateTime> opens(Clock clock) {
        ZonedDateTime now = now(clock);
        List<ZonedDateTime> candidates = new ArrayList<>();
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = now.toLocalDate().plusDays(ahead);
            parseHours(hours).forEach(span -> candidates.add(at(day.atTime(span.start()), now.getZone())));
        }
        return candidates.stream().filter(at -> at.isAfter(now) && open(at)).min(Comparator.naturalOrder());
    }

    private ZonedDateTime now(Clock clock) {
        return clock.instant().atZone(parseZone(zone));
    }

    /** A time that does not exist that day is the one to which the clocks go forward. */
    private static ZonedDateTime at(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition gap = zone.getRules().getTransition(time);
        return gap != null && gap.isGap() ? gap.getInstant().atZone(zone) : time.atZone(zone);
    }

    private boolean open(ZonedDateTime moment) {
        Set<DayOfWeek> on = parseDays(days);
        DayOfWeek today = moment.getDayOfWeek();
        LocalTime time = moment.toLocalTime();
        return parseHours(hours).stream()
                .anyMatch(span -> span.crossesMidnight()
                        ? on.contains(today) && !time.isBefore(span.start())
                                || on.contains(today.minus(1)) && !time.isAfter(span.end())
                        : on.contains(today) && !time.isBefore(span.start()) && !time.isAfter(span.end()));
    }

    private String words() {
        return (days.isEmpty() ? "every day" : days) + (hours.isEmpty() ? "" : " " + hours) + " " + zone;
    }

    private static Set<DayOfWeek> parseDays(String text) {
        if (text.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.trim().split("\\s*-\\s*", -1);
            if (ends.length > 2) {
                throw badDays(text);
            }
            DayOfWeek day = parseDay(ends[0], text);
            DayOfWeek last = parseDay(ends[ends.length - 1], text);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek parseDay(String word, String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).equalsIgnoreCase(word)
                    || day.name().equalsIgnoreCase(word)) {
                return day;
            }
        }
        throw badDays(text);
    }

    private static IllegalArgumentException badDays(String text) {
        return new IllegalArgumentException(
                "The days are '" + text + "'; they must be days such as Mon-Fri or Mon,Wed,Fri.");
    }

    private static List<Span> parseHours(String text) {
        if (text.isEmpty()) {
            return List.of(new Span(LocalTime.MIN, LocalTime.MAX));
        }
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = SPAN.matcher(part.trim());
            if (!matcher.matches()) {
                throw badHours(text);
            }
            Span span = new Span(
                    time(matcher.group(1), matcher.group(2), text), time(matcher.group(3), matcher.group(4), text));
            if (span.start().equals(span.end()) || span.start().equals(LocalTime.MAX)) {
                throw badHours(text);
            }
            spans.add(span);
        }
        return spans;
    }

    /** Midnight at a day's end may be written as 24. */
    private static LocalTime time(String hour, String minute, String text) {
        int hours = Integer.parseInt(hour);
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        if (hours == 24 && minutes == 0) {
            return LocalTime.MAX;
        }
        if (hours > 23 || minutes > 59) {
            throw badHours(text);
        }
        return LocalTime.of(hours, minutes);
    }

    private static IllegalArgumentException badHours(String text) {
        return new IllegalArgumentException(
                "The hours are '" + text + "'; they must be hours such as 10-15, 22:30-2 or 9-12,13-17.");
    }

    private static ZoneId parseZone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "The zone is '" + text + "'; it must be a time zone such as UTC or America/Los_Angeles.");
        }
    }
}
