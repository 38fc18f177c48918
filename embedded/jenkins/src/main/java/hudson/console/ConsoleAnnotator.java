package hudson.console;

import hudson.MarkupText;
import java.io.Serializable;

/** Adds mark-up to the lines that follow. */
public abstract class ConsoleAnnotator<T> implements Serializable {
    public ConsoleAnnotator() {}

    public abstract ConsoleAnnotator<T> annotate(T context, MarkupText text);
}
