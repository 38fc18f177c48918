package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;

public class DependencyLocksTest {
    private static DependencyLocks locks(String... pathsAndTexts) {
        List<LockFile> files = new ArrayList<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.add(new LockFile(pathsAndTexts[i], pathsAndTexts[i + 1]));
        }
        return DependencyLocks.read(files);
    }

    @Test
    public void readsNebulasLockFilesByConfiguration() {
        DependencyLocks locks = locks(
                "dependencies.lock",
                "{\"compileClasspath\": {\"a:b\": {\"locked\": \"1.0\", \"requested\": \"1.+\"}, \"x:core\": {\"project\": true}},"
                        + "\"testRuntimeClasspath\": {\"a:b\": {\"locked\": \"1.1\"}}}",
                "service/dependencies.lock",
                "{\"runtimeClasspath\": {\"c:d\": {\"locked\": \"2\"}}}");
        assertEquals(
                List.of(":compileClasspath", ":testRuntimeClasspath", "service:runtimeClasspath"),
                locks.configurations());
        assertEquals(Map.of("", Map.of("a:b", "1.0, 1.1"), "service", Map.of("c:d", "2")), locks.versions());
    }

    @Test
    public void aGlobalLockIsForAllProjectsAndTheOldestFormForAllConfigurations() {
        assertEquals(
                List.of("*"),
                locks("global.lock", "{\"_global_\": {\"a:b\": {\"locked\": \"1\"}}}")
                        .configurations());
        assertEquals(
                List.of(":*"),
                locks("dependencies.lock", "{\"a:b\": {\"locked\": \"1\"}}").configurations());
    }

    @Test
    public void readsGradlesOwnLockFiles() {
        DependencyLocks locks = locks(
                "gradle.lockfile",
                "# by Gradle\na:b:1.0=compileClasspath,runtimeClasspath\nempty=annotationProcessor\n",
                "service/gradle/dependency-locks/testCompileClasspath.lockfile",
                "# by Gradle\nc:d:2\n",
                "gradle/dependency-locks/runtimeClasspath.lockfile",
                "");
        assertEquals(
                List.of(
                        ":annotationProcessor",
                        ":compileClasspath",
                        ":runtimeClasspath",
                        "service:testCompileClasspath"),
                locks.configurations());
        assertEquals(Map.of("", Map.of("a:b", "1.0"), "service", Map.of("c:d", "2")), locks.versions());
    }

    @Test
    public void aBrokenLockFileIsNamed() {
        String said = assertThrows(IllegalArgumentException.class, () -> locks("service/dependencies.lock", "{\"a"))
                .getMessage();
        assertTrue(said, said.startsWith("The lock file service/dependencies.lock cannot be read: "));
    }

    @Test
    public void changesAreAddedRemovedUpgradedAndDowngraded() {
        Map<String, TreeMap<String, String>> before = Map.of(
                "", new TreeMap<>(Map.of("a:a", "1", "b:b", "1.9", "c:c", "2.0.0", "d:d", "1")),
                "gone", new TreeMap<>(Map.of("e:e", "1")));
        Map<String, TreeMap<String, String>> after =
                Map.of("", new TreeMap<>(Map.of("b:b", "1.10", "c:c", "2.0.0-rc.1", "d:d", "1", "f:f", "3")));
        assertEquals(
                "[removed a:a 1, upgraded b:b 1.9 to 1.10, upgraded c:c 2.0.0 to 2.0.0-rc.1, added f:f 3, "
                        + "removed e:e 1 (gone)]",
                LockChange.between(before, after).toString());
        assertEquals("downgraded", new LockChange("", "a:a", "1.10.0", "1.9.0").getKind());
        assertEquals(List.of(), LockChange.between(after, after));
    }
}
