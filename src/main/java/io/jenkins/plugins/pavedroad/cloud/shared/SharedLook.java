package io.jenkins.plugins.pavedroad.cloud.shared;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One kind of look-up in one account and region, for all who ask. Thread-safe. Blocks while a call is made, as the call
 * itself would.
 */
final class SharedLook<K, V> {
    private final Looks<K, V> looks;

    /** @param most subjects one call can ask about */
    SharedLook(Clock clock, int most) {
        looks = new Looks<>(clock, most);
    }

    /**
     * What there is to see of each; a subject that does not exist is not in the answer.
     *
     * @param question asks the cloud, as whoever asks here
     * @throws CloudException when the call was refused for these subjects, or the cloud could not be reached
     */
    Map<K, V> ask(Collection<K> keys, Function<Collection<K>, Map<K, V>> question) {
        long needed = Looker.needed();
        Map<K, V> found = new LinkedHashMap<>();
        Set<K> open = new LinkedHashSet<>(keys);
        while (true) {
            Looks.Call<K, V> call;
            boolean mine;
            synchronized (looks) {
                open.removeIf(key -> known(key, needed, found));
                if (open.isEmpty()) {
                    return found;
                }
                Optional<Looks.Call<K, V>> others = open.stream()
                        .flatMap(key -> looks.underWay(key, needed).stream())
                        .findFirst();
                mine = others.isEmpty();
                call = others.orElseGet(() -> looks.begin(open));
            }
            Map<K, V> answer = mine ? make(call, question) : await(call);
            if (answer != null) {
                open.removeIf(key -> answered(call, answer, key, found));
            }
        }
    }

    private boolean known(K key, long needed, Map<K, V> found) {
        Optional<Looks.Seen<V>> seen = looks.ask(key, needed);
        seen.flatMap(Looks.Seen::value).ifPresent(value -> found.put(key, value));
        return seen.isPresent();
    }

    private static <K, V> boolean answered(Looks.Call<K, V> call, Map<K, V> answer, K key, Map<K, V> found) {
        if (answer.containsKey(key)) {
            found.put(key, answer.get(key));
        }
        return call.about.contains(key);
    }

    /** One subject may make the cloud refuse a whole call, so what came along is not asked about when it did. */
    private Map<K, V> make(Looks.Call<K, V> call, Function<Collection<K>, Map<K, V>> question) {
        try {
            return perform(call, question);
        } catch (CloudException refused) {
            if (refused.retryable() || call.about.size() == call.own.size()) {
                throw refused;
            }
            Looks.Call<K, V> alone;
            synchronized (looks) {
                alone = looks.beginAlone(call.own);
            }
            return perform(alone, question);
        }
    }

    private Map<K, V> perform(Looks.Call<K, V> call, Function<Collection<K>, Map<K, V>> question) {
        RuntimeException problem = null;
        try {
            Map<K, V> answer = question.apply(call.about);
            synchronized (looks) {
                looks.answered(call, answer);
            }
            call.answer.complete(answer);
            return answer;
        } catch (CloudException refused) {
            // Whoever waits here backs off too; but what this asker may not, another may.
            problem = refused.retryable() ? refused : null;
            throw refused;
        } finally {
            if (!call.answer.isDone()) {
                synchronized (looks) {
                    looks.refused(call);
                }
                if (problem == null) {
                    call.answer.complete(null);
                } else {
                    call.answer.completeExceptionally(problem);
                }
            }
        }
    }

    private static <K, V> Map<K, V> await(Looks.Call<K, V> call) {
        try {
            return call.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CloudException refused) {
                throw refused;
            }
            throw e;
        }
    }

    void changed(Collection<K> keys) {
        synchronized (looks) {
            looks.changed(keys);
        }
    }

    void allChanged() {
        synchronized (looks) {
            looks.allChanged();
        }
    }
}
