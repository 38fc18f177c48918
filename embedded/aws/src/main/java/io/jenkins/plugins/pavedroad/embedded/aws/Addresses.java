package io.jenkins.plugins.pavedroad.embedded.aws;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands out loopback addresses, each once. The first one is random, so that two embedded AWS on one machine hardly ever meet;
 * 127.0.x.x to 127.15.x.x stay free for other uses.
 */
public final class Addresses {
    private static final int FIRST = 16 << 16;
    private static final int COUNT = (240 - 16) << 16;

    private final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    public String next() {
        int last;
        int number;
        do {
            number = FIRST + Math.floorMod(next.getAndIncrement(), COUNT);
            last = number & 0xff;
        } while (last == 0 || last == 255);
        return "127." + (number >> 16) + "." + (number >> 8 & 0xff) + "." + last;
    }
}
