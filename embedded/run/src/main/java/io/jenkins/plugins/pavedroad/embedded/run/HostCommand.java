package io.jenkins.plugins.pavedroad.embedded.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs one of the host's programs to its end. Blocks. */
final class HostCommand {
    private static final int TAIL = 30;

    private HostCommand() {}

    /**
     * What a program said and how it ended.
     *
     * @param output standard output and error together
     */
    record Ended(int status, String output) {
        boolean passed() {
            return status == 0;
        }

        /** The last lines, for a message. */
        String tail() {
            List<String> lines = output.strip().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        }
    }

    static boolean isRoot() {
        return run(Path.of("/"), Map.of(), "id", "-u").output().strip().equals("0");
    }

    /** Runs a program; one that is not there ends with 127. */
    static Ended run(Path folder, Map<String, String> environment, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException notThere) {
            return new Ended(127, notThere.getMessage());
        }
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            return new Ended(1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(130, "interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    /** @throws Refused when it does not pass */
    static String must(Path folder, Map<String, String> environment, String... command) {
        Ended ended = run(folder, environment, command);
        if (!ended.passed()) {
            throw new Refused("'" + String.join(" ", command) + "' failed (" + ended.status() + "):\n" + ended.tail());
        }
        return ended.output().strip();
    }
}
