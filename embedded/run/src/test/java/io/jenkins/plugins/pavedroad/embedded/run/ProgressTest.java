package io.jenkins.plugins.pavedroad.embedded.run;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.run.jenkins.Build;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class ProgressTest {
    private static final Build FIRST = build("IN_PROGRESS", stage("Build", "IN_PROGRESS", 2));
    private static final Build SECOND =
            build("IN_PROGRESS", stage("Build", "SUCCESS", 12), stage("Bake", "IN_PROGRESS", 1));
    private static final Build LAST = build("FAILED", stage("Build", "SUCCESS", 12), stage("Bake", "FAILED", 3));

    @Test
    public void elsewhereThanOnATerminalEachStageHasALineWhenItBeginsAndEnds() {
        assertEquals(
                "  Build …\n  ✓ Build  12.0 s\n  Bake …\n  ✗ Bake  3.0 s  FAILED\n",
                shown(false, FIRST, FIRST, SECOND, SECOND, LAST));
    }

    @Test
    public void onATerminalTheRunningStageIsOneLineThatIsWrittenAnew() {
        String clear = "\r\033[K";
        assertEquals(
                clear + "  … Build 2.0 s   (7 requests, 0 lost)" + clear + "  ✓ Build  12.0 s\n"
                        + "  … Bake 1.0 s   (7 requests, 0 lost)" + clear + "  ✗ Bake  3.0 s  FAILED\n",
                shown(true, FIRST, SECOND, LAST));
    }

    private static String shown(boolean live, Build... builds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress =
                new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), live, () -> "7 requests, 0 lost");
        for (Build build : builds) {
            progress.show(build);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Build build(String status, Build.Stage... stages) {
        return new Build(status, Duration.ofSeconds(1), List.of(stages));
    }

    private static Build.Stage stage(String name, String status, int seconds) {
        return new Build.Stage(name, name, status, Duration.ofSeconds(seconds), List.of());
    }
}
