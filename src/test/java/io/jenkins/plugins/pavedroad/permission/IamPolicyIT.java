package io.jenkins.plugins.pavedroad.permission;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * The policies of the reference pages let the steps do what they did in all tests of this run, and nothing else. Runs after
 * the tests, whose calls it reads from where {@link PluginCalls} wrote them.
 */
public class IamPolicyIT {
    private static final List<String> PACKAGES = List.of("bake", "build");

    @Test
    public void thePoliciesAllowExactlyWhatTheStepsDo() throws Exception {
        List<String> missing = testClassesWithoutRecord();
        assumeTrue("Not all tests of the steps were run, such as " + missing, missing.isEmpty());
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> alone = new TreeMap<>();
        for (Map.Entry<Set<String>, Set<String>> entry : PluginCalls.taken().entrySet()) {
            Set<String> allowed = new TreeSet<>();
            for (String step : entry.getKey()) {
                allowed.addAll(DocumentedPolicies.actions(step));
                alone.computeIfAbsent(step, name -> new TreeSet<>());
            }
            tell(
                    "The policy of " + String.join(", ", new TreeSet<>(entry.getKey())) + " lacks ",
                    entry.getValue(),
                    allowed,
                    wrong);
            if (entry.getKey().size() == 1) {
                alone.get(entry.getKey().iterator().next()).addAll(entry.getValue());
            }
        }
        for (Map.Entry<String, Set<String>> step : alone.entrySet()) {
            tell(
                    "The policy of " + step.getKey() + " allows what no test of it needs: ",
                    DocumentedPolicies.actions(step.getKey()),
                    step.getValue(),
                    wrong);
        }
        assertTrue(String.join("\n", wrong), wrong.isEmpty());
    }

    private static void tell(String sentence, Set<String> actions, Set<String> others, List<String> wrong) {
        Set<String> more = new TreeSet<>(actions);
        more.removeAll(others);
        if (!more.isEmpty()) {
            wrong.add(sentence + String.join(", ", more) + ".");
        }
    }

    /** Those that have an embedded AWS, by their short names. */
    private static List<String> testClassesWithoutRecord() throws IOException, ClassNotFoundException {
        List<String> missing = new ArrayList<>();
        String root = IamPolicyIT.class.getPackageName().replace(".permission", "");
        for (String name : PACKAGES) {
            Path folder = Path.of("target", "test-classes", root.replace('.', '/'), name);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    String simple = file.getFileName().toString().replace(".class", "");
                    String full = root + "." + name + "." + simple;
                    if (simple.endsWith("Test")
                            && usesAws(Class.forName(full, false, IamPolicyIT.class.getClassLoader()))
                            && Files.notExists(PluginCalls.FOLDER.resolve(full))) {
                        missing.add(simple);
                    }
                }
            }
        }
        return missing;
    }

    private static boolean usesAws(Class<?> test) {
        return Arrays.stream(test.getDeclaredFields()).map(Field::getType).anyMatch(AwsCloudsRule.class::equals);
    }
}
