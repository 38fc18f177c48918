package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

public class AgentThreadsTest {
    private final AgentThreads threads = new AgentThreads();
    private final CountDownLatch answers = new CountDownLatch(1);

    @After
    public void close() throws Exception {
        answers.countDown();
        threads.close();
    }

    @Test
    public void agentsThatHangHoldUpNoOtherBuild() throws Exception {
        CountDownLatch hanging = new CountDownLatch(40);
        for (int i = 0; i < 40; i++) {
            threads.after(0, () -> {
                hanging.countDown();
                try {
                    answers.await();
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        hanging.await(60, TimeUnit.SECONDS);
        CompletableFuture<String> other = new CompletableFuture<>();
        threads.after(0, () -> other.complete("looked"));
        assertEquals("looked", other.get(60, TimeUnit.SECONDS));
    }
}
