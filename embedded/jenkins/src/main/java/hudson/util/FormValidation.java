package hudson.util;

import hudson.Util;
import hudson.model.Descriptor;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FormMethods;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** The answer to a form's check of one field. */
public abstract class FormValidation extends IOException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** How bad it is. */
    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public static FormValidation error(String message) {
        return respond(Kind.ERROR, message, Util.escape(message));
    }

    public static FormValidation warning(String message) {
        return respond(Kind.WARNING, message, Util.escape(message));
    }

    public static FormValidation ok(String message) {
        return respond(Kind.OK, message, Util.escape(message));
    }

    public static FormValidation ok() {
        return respond(Kind.OK, null, null);
    }

    public static FormValidation error(String format, Object... args) {
        return error(String.format(format, args));
    }

    public static FormValidation warning(String format, Object... args) {
        return warning(String.format(format, args));
    }

    public static FormValidation ok(String format, Object... args) {
        return ok(String.format(format, args));
    }

    public static FormValidation error(Throwable e, String message) {
        return withCause(error(message), e);
    }

    public static FormValidation warning(Throwable e, String message) {
        return withCause(warning(message), e);
    }

    public static FormValidation error(Throwable e, String format, Object... args) {
        return error(e, String.format(format, args));
    }

    public static FormValidation warning(Throwable e, String format, Object... args) {
        return warning(e, String.format(format, args));
    }

    private static FormValidation withCause(FormValidation validation, Throwable cause) {
        validation.initCause(cause);
        return validation;
    }

    /** The worst of all, with every message. */
    public static FormValidation aggregate(Collection<FormValidation> validations) {
        if (validations == null || validations.isEmpty()) {
            return ok();
        }
        if (validations.size() == 1) {
            return validations.iterator().next();
        }
        Kind worst = validations.stream()
                .map(v -> v.kind)
                .max(Comparator.naturalOrder())
                .orElse(Kind.OK);
        String html = validations.stream()
                .map(v -> "<li>" + v.renderHtml() + "</li>")
                .collect(Collectors.joining(
                        "", "<ul style='list-style-type: none; padding-left: 0; margin: 0'>", "</ul>"));
        String text = validations.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
        return respond(worst, text, html);
    }

    public static FormValidation errorWithMarkup(String message) {
        return respond(Kind.ERROR, message, message);
    }

    public static FormValidation warningWithMarkup(String message) {
        return respond(Kind.WARNING, message, message);
    }

    public static FormValidation okWithMarkup(String message) {
        return respond(Kind.OK, message, message);
    }

    public static FormValidation respond(Kind kind, String html) {
        return respond(kind, null, html);
    }

    private static FormValidation respond(Kind kind, String message, String html) {
        return new FormValidation(kind, message) {
            private static final long serialVersionUID = 1L;

            @Override
            public String renderHtml() {
                return html == null
                        ? "<div/>"
                        : "<div class=" + kind.name().toLowerCase(Locale.ENGLISH) + ">" + html + "</div>";
            }

            @Override
            public String toString() {
                return kind + ": " + html;
            }
        };
    }

    public static FormValidation validateNonNegativeInteger(String value) {
        return validateIntegerInRange(value, 0, Integer.MAX_VALUE);
    }

    public static FormValidation validatePositiveInteger(String value) {
        return validateIntegerInRange(value, 1, Integer.MAX_VALUE);
    }

    public static FormValidation validateIntegerInRange(String value, int lower, int upper) {
        try {
            int number = Integer.parseInt(value);
            if (number >= lower && number <= upper) {
                return ok();
            }
            return upper == Integer.MAX_VALUE && lower < 2
                    ? error(lower == 0 ? "Not a non-negative number" : "Not a positive integer")
                    : error("This value should be between " + lower + " and " + upper);
        } catch (NumberFormatException e) {
            return error("Not a number");
        }
    }

    public static FormValidation validateRequired(String value) {
        return Util.fixEmptyAndTrim(value) == null ? error("Required") : ok();
    }

    /** How a form asks a descriptor for the check of one field; every address is null when there is no such check. */
    public static class CheckMethod {
        private final Descriptor descriptor;
        private final String capitalized;
        private final List<String> names;

        public CheckMethod(Descriptor descriptor, String fieldName) {
            this.descriptor = descriptor;
            this.capitalized = FormMethods.capitalize(fieldName);
            Method method = FormMethods.find(descriptor.getClass(), "doCheck" + capitalized);
            this.names = method == null ? null : FormMethods.parameters(method);
            if (names != null) {
                names.remove("value");
            }
        }

        /** An expression of JavaScript, as it was before {@link #toStemUrl}. */
        public String toCheckUrl() {
            if (names == null) {
                return null;
            }
            String with = names.stream().map(name -> ".nearBy('" + name + "')").collect(Collectors.joining());
            return "'" + toStemUrl() + "'" + (names.isEmpty() ? "" : "+qs(this).addThis()" + with + ".toString()");
        }

        public String toStemUrl() {
            return names == null
                    ? null
                    : Descriptor.getCurrentDescriptorByNameUrl() + '/' + descriptor.getDescriptorUrl() + "/check"
                            + capitalized;
        }

        /** The other fields that are sent along, with spaces between. */
        public String getDependsOn() {
            return names == null ? null : String.join(" ", names);
        }
    }

    public abstract String renderHtml();

    @Override
    public void generateResponse(StaplerRequest req, StaplerResponse rsp, Object node) throws IOException {
        rsp.setContentType("text/html;charset=UTF-8");
        rsp.getWriter().print(renderHtml());
    }
}
