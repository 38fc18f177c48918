package io.jenkins.plugins.pavedroad.permission;

import io.jenkins.plugins.pavedroad.embedded.aws.ledger.Ledger;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The IAM actions that the plugin took in the tests of its steps, in a file for each test class. Told from the tests' own
 * calls by the user agent; a presigned address carries the plugin's permission, whoever calls it.
 */
public final class PluginCalls {
    static final Path FOLDER = Path.of("target", "iam-actions");

    /** User agent of the plugin's clients, and of those that tests make with its means. */
    private static final String PLUGIN = "paved-road/";

    private static final String TESTS = "paved-road/test";
    private static final String PACKAGE = "io.jenkins.plugins.pavedroad.";
    private static final Map<String, Set<String>> TAKEN = new ConcurrentHashMap<>();

    private PluginCalls() {}

    /** Adds what is in the ledger at the end of one test of that class; the first one of a run begins a new file. */
    public static void add(String testClass, Ledger ledger) throws IOException {
        if (step(testClass).isEmpty()) {
            return;
        }
        Set<String> actions = TAKEN.computeIfAbsent(testClass, name -> new TreeSet<>());
        synchronized (actions) {
            ledger.entries().stream()
                    .filter(PluginCalls::isOfPlugin)
                    .map(IamActions::of)
                    .forEach(actions::addAll);
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(testClass), actions);
        }
    }

    private static boolean isOfPlugin(LedgerEntry call) {
        String agent = String.valueOf(call.userAgent());
        return call.presigned() || agent.startsWith(PLUGIN) && !agent.startsWith(TESTS);
    }

    /** The step that a test class is about. */
    static Optional<String> step(String testClass) {
        String name = testClass.replace(PACKAGE, "");
        if (name.startsWith("build.")) {
            return Optional.of("nebulaBuild");
        }
        for (String sibling : Set.of("FindImage", "PromoteImage", "DeprecateImage")) {
            if (name.startsWith("bake." + sibling)) {
                return Optional.of(Character.toLowerCase(sibling.charAt(0)) + sibling.substring(1));
            }
        }
        return name.startsWith("bake.") ? Optional.of("bakeAmi") : Optional.empty();
    }

    /** What these test classes' tests took. */
    static Set<String> taken(Collection<String> testClasses) throws IOException {
        Set<String> actions = new TreeSet<>();
        for (String testClass : testClasses) {
            actions.addAll(Files.readAllLines(FOLDER.resolve(testClass)));
        }
        return actions;
    }
}
