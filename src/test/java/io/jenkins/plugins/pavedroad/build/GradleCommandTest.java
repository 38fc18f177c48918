package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GradleCommandTest {
    private static final GradleSource PATH = new GradleSource(false, false, "");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static GradleCommand command(String tasks, ReleaseStage release, String scope, String gradle) {
        return new GradleCommand(tasks, release, scope, gradle, "--no-daemon");
    }

    @Test
    public void theGradleOfJenkinsWinsThenTheCommandGivenThenTheWrapperThenThePath() {
        record Row(String gradle, GradleSource source, List<String> start) {}
        List<Row> table = List.of(
                new Row("", new GradleSource(false, true, ""), List.of("sh", "./gradlew")),
                new Row("", new GradleSource(false, false, ""), List.of("gradle")),
                new Row(
                        "/opt/gradle 8/bin/gradle",
                        new GradleSource(false, true, ""),
                        List.of("/opt/gradle 8/bin/gradle")),
                new Row(
                        "Gradle 8",
                        new GradleSource(false, true, "/opt/gradle-8"),
                        List.of("/opt/gradle-8/bin/gradle")),
                new Row(
                        "Gradle 8",
                        new GradleSource(false, true, "/opt/gradle-8/"),
                        List.of("/opt/gradle-8/bin/gradle")),
                new Row("", new GradleSource(true, true, ""), List.of(".\\gradlew.bat")),
                new Row("", new GradleSource(true, false, ""), List.of("gradle")),
                new Row("gradle-8", new GradleSource(true, true, ""), List.of("gradle-8")),
                new Row(
                        "Gradle 8",
                        new GradleSource(true, true, "C:\\tools\\gradle"),
                        List.of("C:\\tools\\gradle\\bin\\gradle.bat")));
        for (Row row : table) {
            List<String> expected = new ArrayList<>(row.start());
            expected.addAll(List.of("--console=plain", "--no-daemon", "build", "buildDeb"));
            assertEquals(
                    expected,
                    command("build buildDeb", ReleaseStage.NONE, "", row.gradle())
                            .line(row.source()));
        }
    }

    @Test
    public void eachTaskHasItsLineUnlessTheUserWantsAnotherConsole() {
        assertEquals(
                List.of("gradle", "--console", "verbose", "build"),
                new GradleCommand("build", ReleaseStage.NONE, "", "", "--console verbose").line(PATH));
    }

    @Test
    public void onWindowsTheBatchTextIsFixedAndWordsAreQuoted() {
        GradleSource windows = new GradleSource(true, true, "");
        Map<String, String> environment = new GradleCommand(
                        "build '-Pnote=a b'", ReleaseStage.FINAL, "", "", "--no-daemon")
                .environment("a project", windows, List.of(), new GradleCommand.Origin(12, "a/b", "", ""));
        assertEquals("a project", environment.get("PAVED_ROAD_PROJECT"));
        assertEquals(
                ".\\gradlew.bat \"--console=plain\" --no-daemon build \"-Pnote=a b\" final",
                environment.get("PAVED_ROAD_GRADLE"));
        assertEquals(
                "@echo off\r\ncd /d \"%PAVED_ROAD_PROJECT%\" || exit /b 1\r\n%PAVED_ROAD_GRADLE%\r\n",
                GradleCommand.script(true));
    }

    /** Java's launcher reads a backslash before a quotation mark as a mark that belongs to the word. */
    @Test
    public void onWindowsAFolderInQuotesMayEndWithABackslash() {
        assertEquals(
                ".\\gradlew.bat --no-daemon build \"-Pout=C:\\a b\\\\\" \"-Pin=C:\\c\\\\\"",
                new GradleCommand("build '-Pout=C:\\a b\\' '-Pin=C:\\c\\'", ReleaseStage.NONE, "", "", "--no-daemon")
                        .environment(
                                ".",
                                new GradleSource(true, true, ""),
                                List.of(),
                                new GradleCommand.Origin(1, "j", "", ""))
                        .get("PAVED_ROAD_GRADLE")
                        .replace(" \"--console=plain\"", ""));
    }

    @Test
    public void aFolderOutsideTheWorkspaceIsRefusedAsUnixAndWindowsWriteIt() {
        for (String outside :
                List.of("..", "../x", "/x", "a/../../x", "..\\x", "a\\..\\..\\x", "\\x", "C:\\x", "c:x", "a\0")) {
            NebulaBuildStep step = new NebulaBuildStep();
            step.setDir(outside);
            assertEquals(
                    "The parameter 'dir' is '" + outside
                            + "'; it must be a folder inside the workspace, relative to it.",
                    assertThrows(BadParameterException.class, step::settings).getMessage());
        }
        NebulaBuildStep step = new NebulaBuildStep();
        step.setDir("services\\hello");
        assertEquals("services/hello", step.settings().folder);
    }

    @Test
    public void whatABatchFileWouldReadAsACommandIsRefusedOnWindowsOnly() {
        for (String hostile : List.of("a&b", "a|b", "a>b", "a<b", "a^b", "%PATH%", "a!b!")) {
            GradleCommand command = new GradleCommand("build '" + hostile + "'", ReleaseStage.NONE, "", "", "");
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> command.environment(
                                    ".",
                                    new GradleSource(true, true, ""),
                                    List.of(),
                                    new GradleCommand.Origin(1, "j", "", "")))
                    .getMessage();
            assertTrue(
                    message, message.contains("On a Windows agent") && message.endsWith("one is '" + hostile + "'."));
            command.environment(".", PATH, List.of(), new GradleCommand.Origin(1, "j", "", ""));
        }
        GradleCommand plain = command("build", ReleaseStage.NONE, "", "");
        assertThrows(
                IllegalArgumentException.class,
                () -> plain.environment(
                        "a & b",
                        new GradleSource(true, true, ""),
                        List.of(),
                        new GradleCommand.Origin(1, "j", "", "")));
    }

    @Test
    public void aReleaseStageIsATaskAndItsScopeAProperty() {
        assertEquals(
                List.of("gradle", "--console=plain", "--no-daemon", "-Prelease.scope=patch", "build", "devSnapshot"),
                command("build", ReleaseStage.DEV_SNAPSHOT, "patch", "").line(PATH));
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
                .environment(".", PATH, List.of(), new GradleCommand.Origin(12, "a/b", "", ""));
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
        shell.environment()
                .putAll(hostile.environment("a project", PATH, List.of(), new GradleCommand.Origin(1, "job", "", "")));
        assertEquals(3, shell.start().waitFor());
        assertEquals(
                "<--console=plain>\n<build>\n<$(touch owned)>\n<; touch owned>\n<*>\n<a b>\n",
                Files.readString(seen.toPath(), StandardCharsets.UTF_8));
        assertFalse(new File(project, "owned").exists());
    }
}
