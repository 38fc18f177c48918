package hudson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Ends processes with all that they started. */
final class ProcessTrees {
    private static final Path PROC = Path.of("/proc");

    private ProcessTrees() {}

    static void kill(ProcessHandle root) {
        List<ProcessHandle> children = root.descendants().collect(Collectors.toList());
        root.destroy();
        children.forEach(ProcessHandle::destroy);
        if (!gone(root, 2)) {
            root.destroyForcibly();
        }
        children.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean gone(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** All processes that have these variables in their environment; only Linux tells, elsewhere none is found. */
    static void killAll(Map<String, String> cookie) {
        if (cookie.isEmpty() || !Files.isDirectory(PROC)) {
            return;
        }
        long self = ProcessHandle.current().pid();
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && has(process, cookie))
                .forEach(ProcessTrees::kill);
    }

    private static boolean has(ProcessHandle process, Map<String, String> cookie) {
        try {
            String text = Files.readString(PROC.resolve(process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
            Set<String> variables = Set.copyOf(new HashSet<>(Arrays.asList(text.split("\0"))));
            return cookie.entrySet().stream().allMatch(e -> variables.contains(e.getKey() + '=' + e.getValue()));
        } catch (IOException e) {
            return false;
        }
    }
}
