package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class GradleOutputTest {
    private static final String OLD = "Inferred project: hello, version: 0.2.0-dev.1+4f531e7\n:compileJava\n"
            + ":test FAILED\n\nFAILURE: Build failed with an exception.\n\n* What went wrong:\n"
            + "Execution failed for task ':test'.\n> There were failing tests. See the report\n\n"
            + "* Try:\nRun with --stacktrace option\n\nBUILD FAILED in 9s\n";
    private static final String NEW = "Inferred project: hello, version: 1.0.0\n> Task :compileJava FAILED\n"
            + "* What went wrong:\nExecution failed for task ':compileJava'.\n> Compilation failed\n* Try:\n> Run\n";

    @Test
    public void readsBothGradlesLogs() {
        GradleOutput old = read(OLD);
        assertEquals(Map.of("hello", "0.2.0-dev.1+4f531e7"), old.inferred());
        assertEquals(List.of(":test"), old.failedTasks());
        assertEquals(
                Optional.of("Execution failed for task ':test'. > There were failing tests. See the report"),
                old.whatWentWrong());
        GradleOutput current = read(NEW);
        assertEquals(List.of(":compileJava"), current.failedTasks());
        assertEquals(
                Optional.of("Execution failed for task ':compileJava'. > Compilation failed"), current.whatWentWrong());
        assertEquals(Optional.empty(), read("BUILD SUCCESSFUL in 1s\n").whatWentWrong());
    }

    @Test
    public void linesCutByPollsAreReadWhole() throws IOException {
        for (int cut = 1; cut < OLD.length(); cut += 7) {
            GradleOutput output = new GradleOutput();
            LineSplitter splitter = new LineSplitter(output);
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            splitter.to(log).write(OLD.substring(0, cut).getBytes(StandardCharsets.UTF_8));
            splitter.to(log).write(OLD.substring(cut).getBytes(StandardCharsets.UTF_8));
            assertEquals(OLD, log.toString(StandardCharsets.UTF_8));
            assertEquals(List.of(":test"), output.failedTasks());
            assertEquals(Map.of("hello", "0.2.0-dev.1+4f531e7"), output.inferred());
        }
    }

    @Test
    public void aTagThatWasNotPushedIsSeen() {
        assertEquals(
                "v1.0.0",
                read("Failed to push tag v1.0.0 to remote origin\nBUILD SUCCESSFUL in 3s\n")
                        .notPushed());
        assertEquals("", read("Tagging repository as v1.0.0\n").notPushed());
    }

    @Test
    public void whatGradleSaysOfItselfIsLeftOut() throws IOException {
        String kept = "> Task :compileJava\nwarning: [options] bootstrap class path not set\n\n> Task :test\n"
                + "OpenJDK 64-Bit Server VM warning: Sharing is only supported for boot loader classes\n";
        String noisy = "openjdk version \"17.0.15\" 2025-04-15\n"
                + "OpenJDK Runtime Environment (build 17.0.15+6-Debian-1deb12u1)\n"
                + "OpenJDK 64-Bit Server VM (build 17.0.15+6-Debian-1deb12u1, mixed mode, sharing)\n"
                + "Welcome to Gradle 8.8!\n\nHere are the highlights of this release:\n - Running Gradle on Java 22\n\n"
                + "For more details see https://docs.gradle.org/8.8/release-notes.html\n"
                + "To honour the JVM settings for this build a single-use Daemon process will be forked. See https://x.\n"
                + "Starting a Gradle Daemon, 1 incompatible Daemon could not be reused, use --status for details\n"
                + "Daemon will be stopped at the end of the build \n" + kept;
        LineSplitter splitter = new LineSplitter(new GradleOutput());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        LineSplitter.Tee tee = splitter.to(log);
        tee.write((noisy + "unfinished").getBytes(StandardCharsets.UTF_8));
        assertEquals(kept, log.toString(StandardCharsets.UTF_8));
        tee.finish();
        assertEquals(kept + "unfinished", log.toString(StandardCharsets.UTF_8));
    }

    @Test
    public void aVeryLongLineIsPassedOnWhole() throws IOException {
        String line = "x".repeat(100_000) + "\nnext\n";
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        new LineSplitter(new GradleOutput()).to(log).write(line.getBytes(StandardCharsets.UTF_8));
        assertEquals(line, log.toString(StandardCharsets.UTF_8));
    }

    /** As when the program is saved while Gradle writes: whenever some of it is saved, a line wants to come. */
    @Test
    public void whatIsSavedWhileLinesComeCanBeReadBack() throws Exception {
        GradleOutput output = new GradleOutput();
        output.line("* What went wrong:");
        for (int i = 0; i < 10; i++) {
            output.line("x".repeat(900));
        }
        List<Thread> writers = new ArrayList<>();
        List<Thread> kept = new ArrayList<>();
        ByteArrayOutputStream saved = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                Thread writer = new Thread(() -> output.line("more"));
                writers.add(writer);
                writer.start();
                while (writer.isAlive() && writer.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
                if (writer.isAlive()) {
                    kept.add(writer);
                }
            }
        };
        try (ObjectOutputStream out = new ObjectOutputStream(saved)) {
            out.writeObject(output);
        }
        assertTrue("saved piece by piece", writers.size() > 2);
        assertFalse("no line comes between the pieces", kept.isEmpty());
        for (Thread writer : writers) {
            writer.join();
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(saved.toByteArray()))) {
            assertTrue(((GradleOutput) in.readObject())
                    .whatWentWrong()
                    .orElseThrow()
                    .startsWith("x"));
        }
    }

    @Test
    public void ofAThousandFailedTasksSomeAreKept() {
        GradleOutput output = read(":t FAILED\n".repeat(1_000) + "* What went wrong:\n" + "x".repeat(16_000) + "\n");
        assertEquals(20, output.failedTasks().size());
        assertEquals(1_001, output.whatWentWrong().orElseThrow().length());
    }

    private static GradleOutput read(String log) {
        GradleOutput output = new GradleOutput();
        log.lines().forEach(output::line);
        return output;
    }
}
