package io.jenkins.plugins.pavedroad.permission;

import io.jenkins.plugins.pavedroad.embedded.aws.ledger.Ledger;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.runner.Description;

/**
 * The IAM actions that the plugin took in the tests of its steps, in a file for each test class. Told from the tests' own
 * calls by the user agent; a presigned address carries the plugin's permission, whoever calls it. A line is the names of the
 * steps, with commas, and an action.
 */
public final class PluginCalls {
    static final Path FOLDER = Path.of("target", "iam-actions");

    /** User agent of the plugin's clients. */
    private static final String PLUGIN = "paved-road/";
    /** That of the clients that tests make for themselves. */
    private static final String TESTS = PLUGIN + "test";

    private static final String PACKAGE = "io.jenkins.plugins.pavedroad.";
    private static final Map<String, Set<String>> TAKEN = new ConcurrentHashMap<>();

    private PluginCalls() {}

    /** Adds what is in the ledger at the end of a test; the first one of its class in a run begins a new file. */
    public static void add(Description test, Ledger ledger) throws IOException {
        Optional<String> steps = steps(test);
        if (steps.isEmpty()) {
            return;
        }
        Set<String> lines = TAKEN.computeIfAbsent(test.getClassName(), name -> new TreeSet<>());
        synchronized (lines) {
            ledger.entries().stream()
                    .filter(PluginCalls::isOfPlugin)
                    .flatMap(call -> IamActions.of(call).stream())
                    .forEach(action -> lines.add(steps.get() + " " + action));
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(test.getClassName()), lines);
        }
    }

    private static boolean isOfPlugin(LedgerEntry call) {
        String agent = String.valueOf(call.userAgent());
        return call.presigned() || agent.startsWith(PLUGIN) && !agent.startsWith(TESTS);
    }

    private static Optional<String> steps(Description test) {
        ForStep said = test.getAnnotation(ForStep.class);
        if (said == null) {
            said = test.getTestClass().getAnnotation(ForStep.class);
        }
        if (said != null) {
            return Optional.of(String.join(",", said.value()));
        }
        if (test.getClassName().startsWith(PACKAGE + "bake.")) {
            return Optional.of("bakeAmi");
        }
        return test.getClassName().startsWith(PACKAGE + "build.") ? Optional.of("nebulaBuild") : Optional.empty();
    }

    /** What all tests took, by the steps that ran in them. */
    static Map<Set<String>, Set<String>> taken() throws IOException {
        Map<String, Set<String>> bySteps = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] words = line.split(" ");
                    bySteps.computeIfAbsent(words[0], steps -> new TreeSet<>()).add(words[1]);
                }
            }
        }
        Map<Set<String>, Set<String>> taken = new java.util.LinkedHashMap<>();
        bySteps.forEach((steps, actions) -> taken.put(Set.of(steps.split(",")), actions));
        return taken;
    }
}
