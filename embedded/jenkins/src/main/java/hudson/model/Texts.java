package hudson.model;

import java.util.Locale;
import org.jvnet.localizer.Localizable;

/** Texts of the host in its one language. */
final class Texts extends Localizable {
    private static final long serialVersionUID = 1L;

    private final String text;

    private Texts(String text) {
        super(null, text);
        this.text = text;
    }

    static Localizable of(String text) {
        return new Texts(text);
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
