package io.jenkins.plugins.pavedroad.cloud.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class RenewingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger had = new AtomicInteger();
    private boolean fails;

    private final Renewing<Integer> renewing = new Renewing<>(clock, from -> {
        int number = had.incrementAndGet();
        if (fails) {
            throw new IllegalStateException("refused " + number);
        }
        return new Renewing.Held<>(number, from, clock.instant().plus(HOUR));
    });

    @Test
    public void itIsHadAnewBeforeItEnds() {
        assertEquals(1, get());
        clock.advance(HOUR.minus(Renewing.EARLY).minusSeconds(1));
        assertEquals(1, get());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(2, get());
        clock.advance(Duration.ofHours(5));
        assertEquals(3, get());
    }

    @Test
    public void anotherOriginMakesItAnewAtOnce() {
        assertEquals(1, get());
        assertEquals(2, (int) renewing.get("another key"));
    }

    @Test
    public void whatIsForgottenIsHadAnew() {
        assertEquals(1, get());
        renewing.forget();
        assertEquals(2, get());
    }

    @Test
    public void aRefusalDoesNotHurtWhileTheOldOneServes() {
        get();
        fails = true;
        clock.advance(HOUR.minus(Renewing.EARLY));
        assertEquals(1, get());
        assertEquals("not asked again at once", 1, get());
        assertEquals(2, had.get());
        clock.advance(Duration.ofSeconds(30));
        assertEquals(1, get());
        assertEquals(3, had.get());
        clock.advance(Renewing.EARLY.minus(Renewing.LATE));
        assertThrows(IllegalStateException.class, this::get);
        fails = false;
        assertEquals(5, get());
    }

    @Test
    public void oneCallServesAllWhoWaitAlsoWhenItIsRefused() throws Exception {
        for (boolean refused : List.of(false, true)) {
            CountDownLatch calling = new CountDownLatch(1);
            CompletableFuture<Void> answer = new CompletableFuture<>();
            AtomicInteger calls = new AtomicInteger();
            Renewing<Integer> slow = new Renewing<>(clock, from -> {
                calling.countDown();
                answer.join();
                if (refused) {
                    throw new IllegalStateException("refused");
                }
                return new Renewing.Held<>(
                        calls.incrementAndGet(), from, clock.instant().plus(HOUR));
            });
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<Integer>> callers = new ArrayList<>();
                AtomicInteger waiting = new AtomicInteger();
                for (int i = 0; i < 4; i++) {
                    callers.add(pool.submit(() -> {
                        waiting.incrementAndGet();
                        return slow.get("key");
                    }));
                }
                calling.await();
                AwsCloudsRule.until("all ask", () -> waiting.get() == 4);
                answer.complete(null);
                for (Future<Integer> caller : callers) {
                    if (refused) {
                        assertTrue(
                                assertThrows(ExecutionException.class, caller::get)
                                                .getCause()
                                        instanceof IllegalStateException);
                    } else {
                        assertEquals(1, (int) caller.get());
                    }
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private int get() {
        return renewing.get("key");
    }
}
