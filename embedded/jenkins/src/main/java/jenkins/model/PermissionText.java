package jenkins.model;

import java.util.Locale;
import org.jvnet.localizer.Localizable;

final class PermissionText extends Localizable {
    private static final long serialVersionUID = 1L;

    private final String text;

    PermissionText(String text) {
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
