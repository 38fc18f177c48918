package com.cloudbees.plugins.credentials;

/** Credentials are known, but their content cannot be had now. */
public class CredentialsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String property;

    public CredentialsUnavailableException(String property) {
        this(property, null, null);
    }

    public CredentialsUnavailableException(String property, String message) {
        this(property, message, null);
    }

    public CredentialsUnavailableException(String property, String message, Throwable cause) {
        super(message, cause);
        this.property = property;
    }

    public CredentialsUnavailableException(String property, Throwable cause) {
        this(property, null, cause);
    }

    public String getProperty() {
        return property;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "Property '" + property + "' is currently unavailable" : message;
    }
}
