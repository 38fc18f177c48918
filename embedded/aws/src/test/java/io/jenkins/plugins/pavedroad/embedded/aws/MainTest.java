package io.jenkins.plugins.pavedroad.embedded.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class MainTest {
    @Test
    public void argumentsBecomeOptions() {
        Options options = Main.options(List.of(
                "--dir",
                "cloud",
                "--port",
                "4566",
                "--regions",
                "eu-west-1",
                "--boot-delay",
                "500ms",
                "--speed",
                "20"));

        assertEquals(Path.of("cloud"), options.folder());
        assertEquals(4566, options.port());
        assertEquals(List.of("eu-west-1"), options.regions());
        assertEquals(Duration.ofMillis(500), options.bootDelay());
        assertEquals(20, options.speed(), 0);
    }

    @Test
    public void wrongArgumentsAreNamed() {
        assertEquals(
                "--port 70000 is not a port: 0 to 65535, 0 for any free one.".replace("--port 70000", "port=70000"),
                message("--dir", "x", "--port", "70000"));
        assertEquals("--speed fast is not a number.", message("--dir", "x", "--speed", "fast"));
        assertEquals("speed=0.0 is not a positive number.", message("--dir", "x", "--speed", "0"));
        assertEquals(
                "--boot-delay soon is not a duration such as 500ms, 10s or 2m.",
                message("--dir", "x", "--boot-delay", "soon"));
        assertEquals("--dir is missing. " + Main.USAGE, message());
        assertEquals("--colour is not an argument. " + Main.USAGE, message("--colour", "red"));
    }

    private static String message(String... args) {
        return assertThrows(IllegalArgumentException.class, () -> Main.options(List.of(args)))
                .getMessage();
    }
}
