package org.jenkinsci.plugins.workflow.log;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.console.ConsoleLogFilter;
import hudson.model.BuildListener;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Changes what is written to a log, such as masking secrets. */
public abstract class TaskListenerDecorator implements Serializable {

    private static final long serialVersionUID = 1L;

    public abstract OutputStream decorate(OutputStream logger) throws IOException, InterruptedException;

    public static TaskListenerDecorator merge(TaskListenerDecorator original, TaskListenerDecorator subsequent) {
        if (original == null || subsequent == null) {
            return original == null ? subsequent : original;
        }
        return new Merged(original, subsequent);
    }

    public static TaskListenerDecorator fromConsoleLogFilter(ConsoleLogFilter filter) {
        return filter == null ? null : new Filtering(filter);
    }

    /** The listener with everything around it that this run and this block want. */
    public static BuildListener apply(
            TaskListener listener, FlowExecutionOwner owner, TaskListenerDecorator mainDecorator) {
        List<TaskListenerDecorator> all = new ArrayList<>();
        for (Factory factory : ExtensionList.lookup(Factory.class)) {
            TaskListenerDecorator decorator = factory.of(owner);
            if (decorator != null && !factory.isAppliedBeforeMainDecorator()) {
                all.add(0, decorator);
            } else if (decorator != null) {
                all.add(decorator);
            }
        }
        if (mainDecorator != null) {
            all.add(mainDecorator);
        }
        if (all.isEmpty() && listener instanceof BuildListener plain) {
            return plain;
        }
        OutputStream out = OutputStreamTaskListener.getOutputStream(listener);
        try {
            for (TaskListenerDecorator each : all) {
                out = each.decorate(out);
            }
            return new Decorated(new PrintStream(out, true, "UTF-8"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the log could not be decorated", e);
        }
    }

    /** Offers a decorator for each run. */
    public interface Factory extends ExtensionPoint {
        TaskListenerDecorator of(FlowExecutionOwner owner);

        default boolean isAppliedBeforeMainDecorator() {
            return false;
        }
    }

    private static final class Merged extends TaskListenerDecorator {
        private static final long serialVersionUID = 1L;

        private final TaskListenerDecorator original;
        private final TaskListenerDecorator subsequent;

        Merged(TaskListenerDecorator original, TaskListenerDecorator subsequent) {
            this.original = original;
            this.subsequent = subsequent;
        }

        @Override
        public OutputStream decorate(OutputStream logger) throws IOException, InterruptedException {
            return subsequent.decorate(original.decorate(logger));
        }
    }

    private static final class Filtering extends TaskListenerDecorator {
        private static final long serialVersionUID = 1L;

        private final ConsoleLogFilter filter;

        Filtering(ConsoleLogFilter filter) {
            this.filter = filter;
        }

        @Override
        public OutputStream decorate(OutputStream logger) throws IOException, InterruptedException {
            return filter.decorateLogger((Run) null, logger);
        }
    }

    /** Closing it writes what a decorator still holds. */
    private static final class Decorated implements BuildListener, AutoCloseable {
        private static final long serialVersionUID = 1L;

        private final transient PrintStream logger;

        Decorated(PrintStream logger) {
            this.logger = logger;
        }

        @Override
        public PrintStream getLogger() {
            return logger;
        }

        @Override
        public void close() {
            logger.close();
        }
    }
}
