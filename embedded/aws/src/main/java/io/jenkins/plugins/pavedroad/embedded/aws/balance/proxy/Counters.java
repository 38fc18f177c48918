package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What a listener has seen since it was opened. Read from any thread. */
public final class Counters {
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLongArray answers = new AtomicLongArray(6);

    void requested() {
        requests.incrementAndGet();
    }

    void failed() {
        failures.incrementAndGet();
    }

    void answered(int status) {
        answers.incrementAndGet(Math.min(status / 100, 5));
    }

    public long requests() {
        return requests.get();
    }

    /** Requests that no target answered as a whole. */
    public long failures() {
        return failures.get();
    }

    /** Answers of targets whose status has this first digit, 2 to 5. */
    public long answers(int statusClass) {
        return answers.get(statusClass);
    }
}
