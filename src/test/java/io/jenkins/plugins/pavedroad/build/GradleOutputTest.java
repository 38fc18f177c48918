package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private static GradleOutput read(String log) {
        GradleOutput output = new GradleOutput();
        log.lines().forEach(output::line);
        return output;
    }
}
