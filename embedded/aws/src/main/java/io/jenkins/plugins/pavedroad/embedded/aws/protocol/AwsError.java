package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error as AWS reports it: a code, an HTTP status and a sentence. Thrown by actions, written in each protocol's own form. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final LinkedHashMap<String, String> headers = new LinkedHashMap<>();

    public AwsError(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /** A mistake of the caller: status 400. */
    public AwsError(String code, String message) {
        this(code, 400, message);
    }

    public static AwsError missing(String parameter) {
        return new AwsError("MissingParameter", "The request must contain the parameter " + parameter);
    }

    public static AwsError invalid(String parameter, String value, String accepted) {
        return new AwsError(
                "InvalidParameterValue",
                "Value (" + value + ") for parameter " + parameter + " is invalid. " + accepted);
    }

    /** Only the code is given, as by a fault rule: the status is the one AWS sends with that code. */
    public static AwsError injected(String code) {
        return injected(code, "Injected by a fault rule.");
    }

    /** As {@link #injected(String)}, with AWS's message. */
    public static AwsError injected(String code, String message) {
        return new AwsError(code, usualStatus(code), message);
    }

    private static int usualStatus(String code) {
        return switch (code) {
            case "RequestLimitExceeded", "ServiceUnavailable", "Unavailable", "SlowDown" -> 503;
            case "InternalError", "InternalFailure", "InternalServerError", "InsufficientInstanceCapacity" -> 500;
            case "AccessDenied", "SignatureDoesNotMatch", "UnauthorizedOperation" -> 403;
            default -> 400;
        };
    }

    /** Sent along with the error. */
    public AwsError with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
