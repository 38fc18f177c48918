package io.jenkins.plugins.pavedroad.embedded.jenkins;

import java.util.Locale;
import org.jvnet.localizer.Localizable;

/** A text of the host, in its one language. */
public final class FixedText extends Localizable {
    private static final long serialVersionUID = 1L;

    private final String text;

    private FixedText(String text) {
        super(null, text);
        this.text = text;
    }

    public static Localizable of(String text) {
        return new FixedText(text);
    }

    @Override
    public String toString(Locale locale) {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
