package io.jenkins.plugins.pavedroad.bench;

import io.jenkins.plugins.pavedroad.bench.BakeRun.Baked;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a second bake of the same content costs in calls, and what more regions cost in time: a bake to one region, the
 * same again, a bake of other content to all of them, and that again.
 */
public final class Bakes {
    private static final Map<String, String> DEFAULTS = Map.of("speed", "1", "regions", "3");
    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2", "eu-west-1", "ap-southeast-2");

    private Bakes() {}

    /** @param arguments {@code speed=1}, by which the embedded AWS's waits are divided; {@code regions=3}, 2 to 4 */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,3}") || given.put(parts[0], parts[1]) == null) {
                System.err.println("'" + argument + "' is not one of " + String.join(", ", DEFAULTS.keySet())
                        + ", each with '=' and a positive number.");
                System.exit(2);
            }
        }
        int count = Integer.parseInt(given.get("regions"));
        if (count < 2 || count > REGIONS.size()) {
            System.err.println("'regions=" + count + "' is not a number from 2 to " + REGIONS.size() + ".");
            System.exit(2);
        }
        List<String> all = REGIONS.subList(0, count);
        try (BakeRun run = new BakeRun(all, Double.parseDouble(given.get("speed")))) {
            Path first = run.packageOf("1.4.0-h1.abc1234");
            Path second = run.packageOf("1.5.0-h2.abc1234");
            Baked one = run.bake(first, all.subList(0, 1));
            Baked oneAgain = run.bake(first, all.subList(0, 1));
            Baked many = run.bake(second, all);
            Baked manyAgain = run.bake(second, all);
            print("baked in one region", one, 1);
            print("the same again", oneAgain, 1);
            print("baked in " + count + " regions", many, count);
            print("the same again", manyAgain, count);
            Duration unavoidable = one.took().plus(many.slowestCopy());
            System.out.printf(
                    "time: %s = %.2f x (%s to bake in one region + %s for the slowest copy), target 1.15%n",
                    seconds(many.took()),
                    (double) many.took().toMillis() / unavoidable.toMillis(),
                    seconds(one.took()),
                    seconds(many.slowestCopy()));
        }
    }

    private static void print(String what, Baked baked, int regions) {
        System.out.printf(
                "%-20s %7s, %d instances launched, %d calls = %.1f a region %s%n",
                what,
                seconds(baked.took()),
                baked.launched(),
                baked.calls(),
                (double) baked.calls() / regions,
                baked.byAction());
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
