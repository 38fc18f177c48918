package io.jenkins.plugins.pavedroad.parameter;

/** A parameter that cannot be accepted: one plain sentence with its name, its value and what would be accepted. */
public class BadParameterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param accepted what would be accepted, as the end of «it must be …» */
    public BadParameterException(String parameter, Object value, String accepted) {
        super("The parameter '" + parameter + "' is '" + value + "'; it must be " + accepted + ".");
    }

    public BadParameterException(String sentence) {
        super(sentence);
    }
}
