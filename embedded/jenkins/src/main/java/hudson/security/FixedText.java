package hudson.security;

import java.util.Locale;
import org.jvnet.localizer.Localizable;

/** A text in one language, for permissions of the host itself. */
final class FixedText extends Localizable {
    private static final long serialVersionUID = 1L;

    private final String text;

    FixedText(String text) {
        super(null, text);
        this.text = text;
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
