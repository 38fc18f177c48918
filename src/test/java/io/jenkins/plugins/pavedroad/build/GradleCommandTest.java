package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GradleCommandTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static GradleCommand command(String tasks, ReleaseStage release, String scope, String gradle) {
        return new GradleCommand(tasks, release, scope, gradle, "--no-daemon");
    }

    @Test
    public void theCommandGivenWinsThenTheWrapperThenThePath() {
        GradleCommand plain = command("build buildDeb", ReleaseStage.NONE, "", "");
        assertEquals(List.of("sh", "./gradlew", "--no-daemon", "build", "buildDeb"), plain.line(true));
        assertEquals(List.of("gradle", "--no-daemon", "build", "buildDeb"), plain.line(false));
        assertEquals(
                List.of("/opt/gradle 8/bin/gradle", "--no-daemon", "build"),
                command("build", ReleaseStage.NONE, "", "/opt/gradle 8/bin/gradle")
                        .line(true));
    }

    @Test
    public void aReleaseStageIsATaskAndItsScopeAProperty() {
        assertEquals(
                List.of("gradle", "--no-daemon", "-Prelease.scope=patch", "build", "devSnapshot"),
                command("build", ReleaseStage.DEV_SNAPSHOT, "patch", "").line(false));
    }

    @Test
    public void whatCannotBeTakenIsNamed() {
        assertEquals(
                "The parameter 'scope' is 'huge'; it must be major, minor or patch.",
                assertThrows(IllegalArgumentException.class, () -> command("build", ReleaseStage.FINAL, "huge", ""))
                        .getMessage());
        assertEquals(
                "The parameter 'release' is 'Final'; it must be one of none, snapshot, devSnapshot, candidate, final.",
                assertThrows(IllegalArgumentException.class, () -> ReleaseStage.parse("Final"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> command(" ", ReleaseStage.NONE, "", ""));
    }

    @Test
    public void emptyFactsAreLeftOutOfTheEnvironment() {
        Map<String, String> environment = command("build", ReleaseStage.NONE, "", "")
                .environment(".", false, new GradleCommand.Origin(12, "a/b", "", ""));
        assertEquals("12", environment.get("BUILD_NUMBER"));
        assertEquals("a/b", environment.get("JOB_NAME"));
        assertFalse(environment.containsKey("GIT_COMMIT"));
    }

    @Test
    public void theShellRunsTheLineAsWrittenAndExpandsNothing() throws Exception {
        File seen = folder.newFile();
        File fake = folder.newFile("gradle");
        Files.writeString(
                fake.toPath(), "#!/bin/sh\nfor a in \"$@\"; do echo \"<$a>\"; done > '" + seen + "'\nexit 3\n");
        fake.setExecutable(true);
        GradleCommand hostile = new GradleCommand(
                "build '$(touch owned)' '; touch owned' * 'a b'", ReleaseStage.NONE, "", fake.getPath(), "");
        File project = folder.newFolder("a project");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", GradleCommand.SCRIPT).directory(folder.getRoot());
        shell.environment().putAll(hostile.environment("a project", false, new GradleCommand.Origin(1, "job", "", "")));
        assertEquals(3, shell.start().waitFor());
        assertEquals(
                "<build>\n<$(touch owned)>\n<; touch owned>\n<*>\n<a b>\n",
                Files.readString(seen.toPath(), StandardCharsets.UTF_8));
        assertFalse(new File(project, "owned").exists());
    }
}
