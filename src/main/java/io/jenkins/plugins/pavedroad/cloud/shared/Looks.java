package io.jenkins.plugins.pavedroad.cloud.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Decides what a question is answered with: something known, a call that is under way, or a new call, and about what else
 * that one asks. Makes no call and is not thread-safe.
 *
 * @param <K> a subject, such as a server group's name
 * @param <V> what there is to see of it
 */
final class Looks<K, V> {
    /** How old a look may be when it is shown: as long as operations that wake together need to take their turns. */
    static final Duration FRESH = Duration.ofSeconds(2);

    /** Who has not been asked about for so long is forgotten: three times the slowest pace of the operations. */
    static final Duration LATELY = Duration.ofMinutes(1);

    private final Clock clock;
    private final int most;
    private final Map<K, Subject<V>> subjects = new HashMap<>();
    private final List<Call<K, V>> underWay = new ArrayList<>();

    /** One call, about what the asker wants and what comes along because it will be asked about next. */
    static final class Call<K, V> {
        /** Of those who wait for it; {@code null} when it was refused and may be granted to them. */
        final CompletableFuture<Map<K, V>> answer = new CompletableFuture<>();

        final Set<K> own;
        final Set<K> about;
        private final long begun = Looker.moment();
        private final Instant at;
        private final Set<K> changedSince = new HashSet<>();

        private Call(Set<K> own, Set<K> about, Instant at) {
            this.own = own;
            this.about = about;
            this.at = at;
        }

        private boolean answers(K subject, long needed) {
            return begun > needed && about.contains(subject) && !changedSince.contains(subject);
        }
    }

    /**
     * @param value empty when there is no such thing
     * @param at when the call began
     */
    record Seen<V>(Optional<V> value, long begun, Instant at) {}

    private static final class Subject<V> {
        private Instant asked;
        private Duration interval = Duration.ZERO;
        private Seen<V> seen;
        private boolean shown;
    }

    /** @param most subjects one call can ask about */
    Looks(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Somebody asks. What is known and new enough is the answer. */
    Optional<Seen<V>> ask(K key, long needed) {
        Instant now = clock.instant();
        Subject<V> subject = subjects.computeIfAbsent(key, k -> new Subject<>());
        if (subject.asked != null) {
            subject.interval = Duration.between(subject.asked, now);
        }
        subject.asked = now;
        return Optional.ofNullable(subject.seen)
                .filter(seen -> seen.begun() > needed && fresh(seen, now))
                .map(seen -> {
                    subject.shown = true;
                    return seen;
                });
    }

    /** A call that will answer this. */
    Optional<Call<K, V>> underWay(K key, long needed) {
        return underWay.stream().filter(call -> call.answers(key, needed)).findAny();
    }

    /** A new call about as many of these as fit, and about what is due to be asked next as far as there is room. */
    Call<K, V> begin(Collection<K> wanted) {
        Instant now = clock.instant();
        subjects.values().removeIf(subject -> subject.asked.plus(LATELY).isBefore(now));
        Set<K> own = wanted.stream().limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<K> about = new LinkedHashSet<>(own);
        subjects.entrySet().stream()
                .filter(each -> due(each.getValue(), now) && !asking(each.getKey()))
                .sorted(Comparator.comparing(each -> each.getValue().asked))
                .map(Map.Entry::getKey)
                .takeWhile(next -> about.size() < most)
                .forEach(about::add);
        return started(own, about, now);
    }

    /** A new call about nothing else: after one that may have been refused for what came along. */
    Call<K, V> beginAlone(Set<K> own) {
        return started(own, own, clock.instant());
    }

    private Call<K, V> started(Set<K> own, Set<K> about, Instant now) {
        Call<K, V> call = new Call<>(own, about, now);
        underWay.add(call);
        return call;
    }

    private boolean asking(K key) {
        return underWay.stream().anyMatch(call -> call.about.contains(key));
    }

    private boolean due(Subject<V> subject, Instant now) {
        boolean unused = subject.seen != null && !subject.shown && fresh(subject.seen, now);
        return !unused && !subject.asked.plus(subject.interval).isAfter(now.plus(FRESH));
    }

    static boolean fresh(Seen<?> seen, Instant now) {
        return !seen.at().plus(FRESH).isBefore(now);
    }

    void answered(Call<K, V> call, Map<K, V> answer) {
        ended(call);
        for (K key : call.about) {
            Subject<V> subject = subjects.get(key);
            boolean newer = subject != null && (subject.seen == null || subject.seen.begun() < call.begun);
            if (newer && !call.changedSince.contains(key)) {
                subject.seen = new Seen<>(Optional.ofNullable(answer.get(key)), call.begun, call.at);
                subject.shown = call.own.contains(key);
            }
        }
    }

    /** What came along is not taken along again before somebody asks about it. */
    void refused(Call<K, V> call) {
        ended(call);
        call.about.stream().filter(key -> !call.own.contains(key)).forEach(subjects::remove);
    }

    private void ended(Call<K, V> call) {
        underWay.removeIf(each -> each == call);
    }

    /** Somebody changed these: what was seen of them before is worth nothing. */
    void changed(Collection<K> keys) {
        for (K key : keys) {
            Subject<V> subject = subjects.get(key);
            if (subject != null) {
                subject.seen = null;
            }
            underWay.forEach(call -> call.changedSince.add(key));
        }
    }

    void allChanged() {
        changed(List.copyOf(subjects.keySet()));
    }

    int remembered() {
        return subjects.size();
    }
}
