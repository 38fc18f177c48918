package io.jenkins.plugins.pavedroad.embedded.run;

import io.jenkins.plugins.pavedroad.embedded.run.jenkins.Build;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A build's stages on the terminal: a line for each that ended and, where the terminal can, one live line for those that run.
 * Elsewhere, a line when a stage begins and one when it ends.
 */
final class Progress {
    private static final String BACK_TO_START_AND_CLEAR = "\r\033[K";

    private final PrintStream out;
    private final boolean live;
    private final Supplier<String> beside;
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    /**
     * @param live whether the output is a terminal
     * @param beside what else the live line says, such as the traffic so far
     */
    Progress(PrintStream out, boolean live, Supplier<String> beside) {
        this.out = out;
        this.live = live;
        this.beside = beside;
    }

    void show(Build build) {
        clear();
        for (Build.Stage stage : build.stages()) {
            if (!stage.running()) {
                if (ended.add(stage.id())) {
                    out.println(line(stage));
                }
            } else if (!live && begun.add(stage.id())) {
                out.println("  " + stage.name() + " …");
            }
        }
        List<Build.Stage> running =
                build.stages().stream().filter(Build.Stage::running).toList();
        if (live && !running.isEmpty()) {
            String stages = running.stream()
                    .map(stage -> stage.name() + " " + Durations.text(stage.duration()))
                    .collect(Collectors.joining(", "));
            String more = beside.get();
            out.print("  … " + stages + (more.isEmpty() ? "" : "   (" + more + ")"));
        }
        out.flush();
    }

    /** Removes the live line, before something else is printed. */
    void clear() {
        if (live) {
            out.print(BACK_TO_START_AND_CLEAR);
            out.flush();
        }
    }

    private static String line(Build.Stage stage) {
        String mark =
                switch (stage.status()) {
                    case "SUCCESS" -> "✓";
                    case "NOT_EXECUTED" -> "-";
                    case "UNSTABLE" -> "!";
                    default -> "✗";
                };
        return "  " + mark + " " + stage.name() + "  " + Durations.text(stage.duration())
                + (stage.status().equals("SUCCESS") ? "" : "  " + stage.status());
    }
}
