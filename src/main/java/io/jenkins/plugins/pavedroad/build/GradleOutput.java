package io.jenkins.plugins.pavedroad.build;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Gradle's log says that the step needs afterwards: inferred versions, failed tasks, what went wrong. Fed line by
 * line; keeps a bounded amount. The lines are those of Gradle 4.4 to 8.8.
 */
final class GradleOutput implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_REASON = 20;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_TASKS = 20;
    private static final Pattern INFERRED = Pattern.compile("Inferred project: (\\S+), version: (\\S+)");
    private static final Pattern FAILED_TASK = Pattern.compile("(?:> Task )?(:[^\\s]+)\\s+FAILED");
    private static final Pattern NOT_PUSHED = Pattern.compile("Failed to push tag (\\S+).*");
    private static final String WHAT_WENT_WRONG = "* What went wrong:";

    private final LinkedHashMap<String, String> inferred = new LinkedHashMap<>();
    private final ArrayList<String> failedTasks = new ArrayList<>();
    private final ArrayList<String> reason = new ArrayList<>();
    private boolean inReason;
    private String notPushed = "";

    synchronized void line(String line) {
        String text = line.strip();
        if (text.equals(WHAT_WENT_WRONG)) {
            inReason = reason.isEmpty();
        } else if (text.startsWith("* ")) {
            inReason = false;
        } else if (inReason) {
            if (text.isEmpty() && !reason.isEmpty()) {
                inReason = false;
            } else if (!text.isEmpty() && reason.size() < LONGEST_REASON) {
                reason.add(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text);
            }
        } else {
            look(text);
        }
    }

    /** The program may be saved while lines come; a list that grows meanwhile cannot be read back. */
    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }

    private void look(String text) {
        Matcher project = INFERRED.matcher(text);
        if (project.matches()) {
            inferred.put(project.group(1), project.group(2));
            return;
        }
        Matcher push = NOT_PUSHED.matcher(text);
        if (push.matches()) {
            notPushed = push.group(1);
            return;
        }
        Matcher task = FAILED_TASK.matcher(text);
        if (task.matches() && failedTasks.size() < MOST_TASKS) {
            failedTasks.add(task.group(1));
        }
    }

    /** Project to the version that Nebula's release plugin inferred; empty when it said none. */
    Map<String, String> inferred() {
        return inferred;
    }

    /** The tag that could not be pushed, although Gradle may go on to say that it succeeded; empty when none was. */
    String notPushed() {
        return notPushed == null ? "" : notPushed;
    }

    List<String> failedTasks() {
        return failedTasks;
    }

    /** The paragraph after {@code * What went wrong:}, in one line. */
    Optional<String> whatWentWrong() {
        return reason.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", reason));
    }
}
