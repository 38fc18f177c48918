package jenkins.management;

import java.util.Locale;
import java.util.Objects;

/** A short text over a link's icon under Manage Jenkins, such as a count. */
public class Badge {
    private final String text;
    private final String tooltip;
    private final Severity severity;

    public Badge(String text, String tooltip, Severity severity) {
        this.text = Objects.requireNonNull(text);
        this.tooltip = Objects.requireNonNull(tooltip);
        this.severity = Objects.requireNonNull(severity);
    }

    public String getText() {
        return text;
    }

    public String getTooltip() {
        return tooltip;
    }

    public String getSeverity() {
        return severity.toString().toLowerCase(Locale.US);
    }

    /** How urgent it is. */
    public enum Severity {
        DANGER,
        WARNING,
        INFO
    }
}
