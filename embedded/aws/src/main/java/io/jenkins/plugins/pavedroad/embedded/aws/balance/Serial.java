package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers that lists are paged by. */
final class Serial {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private Serial() {}

    static long next() {
        return NUMBERS.incrementAndGet();
    }
}
