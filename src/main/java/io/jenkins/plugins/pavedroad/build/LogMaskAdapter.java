package io.jenkins.plugins.pavedroad.build;

import hudson.console.ConsoleLogFilter;
import hudson.console.ConsoleNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * What blocks around a step, such as {@code withCredentials}, hide in its log. A failure's message is shown outside of them, so
 * what it takes from Gradle's output has to be hidden before.
 */
final class LogMaskAdapter {
    private LogMaskAdapter() {}

    /** The text as the log would show it. */
    static String masked(StepContext context, String text) throws IOException, InterruptedException {
        TaskListenerDecorator mask = TaskListenerDecorator.merge(
                TaskListenerDecorator.fromConsoleLogFilter(context.get(ConsoleLogFilter.class)),
                context.get(TaskListenerDecorator.class));
        if (mask == null) {
            return text;
        }
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (OutputStream masking = mask.decorate(shown)) {
            masking.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String line =
                ConsoleNote.removeNotes(shown.toString(StandardCharsets.UTF_8)).strip();
        // a block such as timestamps only puts something before it
        return line.endsWith(text.strip()) ? text : line;
    }
}
