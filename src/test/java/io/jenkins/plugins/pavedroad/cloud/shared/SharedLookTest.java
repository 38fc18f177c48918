package io.jenkins.plugins.pavedroad.cloud.shared;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Test;

/** Several who look at the same time. */
public class SharedLookTest {
    private final SharedLook<String, String> look = new SharedLook<>(Clock.systemUTC(), 3);
    private final List<Set<String>> calls = new ArrayList<>();

    private synchronized Map<String, String> answer(Collection<String> keys) {
        calls.add(new TreeSet<>(keys));
        if (keys.contains("bad")) {
            throw new CloudException("ec2:Look", "Malformed", "bad", false, null);
        }
        return keys.stream().filter(key -> !key.equals("gone")).collect(Collectors.toMap(Function.identity(), key -> {
            return key + calls.size();
        }));
    }

    private Map<String, String> ask(Looker looker, String... keys) throws Exception {
        return looker.turn(() -> {
            Looker.looks();
            return look.ask(List.of(keys), this::answer);
        });
    }

    @Test
    public void theTurnBeforeIsNoNewsButAnothersLookIs() throws Exception {
        Looker one = new Looker();
        Looker two = new Looker();
        assertEquals(Map.of("a", "a1"), ask(one, "a"));
        assertEquals("made since its last turn", Map.of("a", "a1"), ask(two, "a"));
        assertEquals(Map.of("a", "a2"), ask(one, "a"));
        assertEquals(Map.of("a", "a2"), ask(two, "a"));
        assertEquals(2, calls.size());
    }

    @Test
    public void afterItsOwnEffectOnlyANewLookWillDo() throws Exception {
        Looker one = new Looker();
        Looker two = new Looker();
        ask(one, "a");
        String seen = two.turn(() -> {
            Looker.acted();
            return look.ask(List.of("a"), this::answer).get("a");
        });
        assertEquals("a2", seen);
    }

    @Test
    public void whoIsNoOperationSeesTheCloudAsItIs() {
        assertEquals(Map.of("a", "a1"), look.ask(List.of("a"), this::answer));
        assertEquals(Map.of("a", "a2"), look.ask(List.of("a"), this::answer));
    }

    @Test
    public void moreThanFitIntoACallTakeSeveral() {
        assertEquals(
                Set.of("a", "b", "c", "d"),
                look.ask(List.of("a", "b", "gone", "c", "d"), this::answer).keySet());
        assertEquals(2, calls.size());
    }

    @Test
    public void oneThatIsRefusedDoesNotFailTheOthers() throws Exception {
        Looker good = new Looker();
        Looker bad = new Looker();
        ask(good, "a");
        assertThrows(CloudException.class, () -> ask(bad, "bad"));
        assertEquals("asked about alone at last", Set.of("bad"), calls.get(calls.size() - 1));
        assertEquals(Set.of("a"), ask(good, "a").keySet());
        assertThrows(CloudException.class, () -> ask(bad, "bad"));
    }

    @Test
    public void whoWaitsForACallSharesItsAnswerAndThatItWasThrottled() throws Exception {
        Looker one = new Looker();
        Looker two = new Looker();
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Map<String, String>> cloud = new CompletableFuture<>();
        CompletableFuture<Map<String, String>> first = CompletableFuture.supplyAsync(() -> slow(one, asked, cloud));
        asked.await();
        CompletableFuture<Map<String, String>> second =
                CompletableFuture.supplyAsync(() -> slow(two, new CountDownLatch(1), cloud));
        cloud.complete(Map.of("a", "seen"));
        assertEquals(Map.of("a", "seen"), first.get());
        assertEquals(Map.of("a", "seen"), second.get());

        CloudException throttled = new CloudException("ec2:Look", "Throttling", "slow down", true, null);
        CompletableFuture<Map<String, String>> refusing = new CompletableFuture<>();
        refusing.completeExceptionally(throttled);
        assertThrows(Exception.class, () -> slow(one, new CountDownLatch(1), refusing));
        assertEquals("it goes on afterwards", Set.of("a"), ask(one, "a").keySet());
    }

    private Map<String, String> slow(
            Looker looker, CountDownLatch asked, CompletableFuture<Map<String, String>> cloud) {
        try {
            return looker.turn(() -> {
                Looker.looks();
                return look.ask(List.of("a"), keys -> {
                    asked.countDown();
                    return cloud.join();
                });
            });
        } catch (Exception problem) {
            throw new IllegalStateException(problem);
        }
    }
}
