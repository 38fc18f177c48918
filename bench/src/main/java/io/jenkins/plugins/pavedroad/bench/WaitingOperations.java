package io.jenkins.plugins.pavedroad.bench;

import io.jenkins.plugins.pavedroad.bench.WaitingRun.Measured;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many threads and API calls deployments cost that only wait: many at once with shared looks, against few that each
 * look by themselves, over the same minutes of their wait.
 */
public final class WaitingOperations {
    private static final Map<String, String> DEFAULTS =
            Map.of("operations", "1000", "alone", "20", "settle", "70", "window", "60");

    private WaitingOperations() {}

    /**
     * @param arguments {@code operations=1000}; {@code alone=20}, how many look by themselves; {@code settle=70} and {@code
     *     window=60}, seconds from when the last one began to wait to the window, and the window's length
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,6}") || given.put(parts[0], parts[1]) == null) {
                System.err.println("'" + argument + "' is not one of " + String.join(", ", DEFAULTS.keySet())
                        + ", each with '=' and a positive number.");
                System.exit(2);
            }
        }
        int operations = Integer.parseInt(given.get("operations"));
        int alone = Integer.parseInt(given.get("alone"));
        Duration settle = Duration.ofSeconds(Long.parseLong(given.get("settle")));
        Duration window = Duration.ofSeconds(Long.parseLong(given.get("window")));

        Measured byThemselves = WaitingRun.measure(alone, false, settle, window);
        System.out.printf("%,d deployments, each looking by itself:%n", alone);
        print(byThemselves, window);
        Measured shared;
        Set<String> threads;
        try (OwnThreads own = new OwnThreads()) {
            shared = WaitingRun.measure(operations, true, settle, window);
            threads = own.most();
        }
        System.out.printf("%,d deployments, looks shared:%n", operations);
        print(shared, window);
        double scaled = (double) byThemselves.calls() * operations / alone;
        System.out.printf("threads named paved-road-*, at most: %d %s%n", threads.size(), threads);
        System.out.printf(
                "calls while waiting: %,d of %,.0f (the %,d of %d by themselves, times %.0f) = %.2f %%%n",
                shared.calls(),
                scaled,
                byThemselves.calls(),
                alone,
                (double) operations / alone,
                100 * shared.calls() / scaled);
    }

    private static void print(Measured measured, Duration window) {
        System.out.printf(
                "  begun and waiting after %,d s with %,d calls; in a window of %d s: %,d looks asked, %,d calls %s%n",
                measured.begun().toSeconds(),
                measured.callsToBegin(),
                window.toSeconds(),
                measured.looks(),
                measured.calls(),
                measured.byAction());
    }
}
