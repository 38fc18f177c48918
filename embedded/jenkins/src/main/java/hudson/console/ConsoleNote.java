package hudson.console;

import hudson.ExtensionPoint;
import hudson.MarkupText;
import hudson.model.Describable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/**
 * Mark-up that travels inside a log. Approximated: Jenkins writes a signed, serialised note into the stream and renders
 * it on the console page; the embedded Jenkins writes nothing, so that its logs are plain text.
 */
public abstract class ConsoleNote<T> implements Serializable, Describable<ConsoleNote<?>>, ExtensionPoint {
    private static final long serialVersionUID = 1L;

    public static final String PREAMBLE_STR = "\u001B[8mha:";
    public static final String POSTAMBLE_STR = "\u001B[0m";
    private static final Pattern NOTE =
            Pattern.compile(Pattern.quote(PREAMBLE_STR) + "[^\u001B]*" + Pattern.quote(POSTAMBLE_STR));

    public ConsoleNote() {}

    public abstract ConsoleAnnotator annotate(T context, MarkupText text, int charPos);

    @Override
    public ConsoleAnnotationDescriptor getDescriptor() {
        return (ConsoleAnnotationDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }

    public void encodeTo(OutputStream out) throws IOException {}

    public void encodeTo(Writer out) throws IOException {}

    public String encode() throws IOException {
        return "";
    }

    public static List<String> removeNotes(Collection<String> logLines) {
        return logLines.stream().map(ConsoleNote::removeNotes).collect(Collectors.toCollection(ArrayList::new));
    }

    public static String removeNotes(String line) {
        return NOTE.matcher(line).replaceAll("");
    }
}
