package io.jenkins.plugins.pavedroad.janitor;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Judges one resource by all that applies: what is excluded or opted out first, then a day its owner named, then the
 * rules, of which the one with the earliest day wins (SimianArmy, BasicJanitorRuleEngine).
 */
public final class Judge {
    private static final String NEVER = "donotmark";

    private final List<Rule> rules;
    private final String optOutTag;
    private final Map<String, String> excluded;
    private final BusinessCalendar calendar;
    private final Clock clock;

    /**
     * @param optOutTag {@code donotmark} in it keeps a resource, a day ({@code yyyy-MM-dd}) names its end
     * @param excluded a resource with any of these tags and values is kept
     */
    public Judge(
            Collection<Rule> rules,
            String optOutTag,
            Map<String, String> excluded,
            BusinessCalendar calendar,
            Clock clock) {
        this.rules = List.copyOf(rules);
        this.optOutTag = optOutTag;
        this.excluded = Map.copyOf(excluded);
        this.calendar = calendar;
        this.clock = clock;
    }

    public Verdict judge(Candidate candidate) {
        for (Map.Entry<String, String> tag : excluded.entrySet()) {
            if (tag.getValue().equals(candidate.tags().get(tag.getKey()))) {
                return Verdict.keep("excluded by " + tag.getKey() + "=" + tag.getValue());
            }
        }
        String wish = candidate.tags().get(optOutTag);
        if (wish != null) {
            return byWish(candidate, wish);
        }
        List<Verdict> verdicts = rules.stream()
                .filter(rule -> rule.kind() == candidate.kind())
                .map(rule -> rule.judge(candidate, clock, calendar))
                .toList();
        return verdicts.stream()
                .filter(verdict -> !verdict.kept())
                .min(Comparator.comparing(Verdict::terminate))
                .orElseGet(() -> verdicts.isEmpty() ? Verdict.keep("no rule for it") : verdicts.get(0));
    }

    private Verdict byWish(Candidate candidate, String wish) {
        if (wish.equals(NEVER)) {
            return Verdict.keep("opted out by " + optOutTag + "=" + NEVER);
        }
        try {
            LocalDate day = LocalDate.parse(wish);
            return candidate.usedBy().isEmpty()
                    ? new Verdict(day, optOutTag, "its tag names " + day)
                    : Verdict.keep("used by " + candidate.usedBy());
        } catch (DateTimeParseException unreadable) {
            return Verdict.keep("its tag " + optOutTag + "=" + wish + " cannot be read");
        }
    }
}
