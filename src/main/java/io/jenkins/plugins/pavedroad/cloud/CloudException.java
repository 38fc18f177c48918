package io.jenkins.plugins.pavedroad.cloud;

/** A cloud call that was refused or could not be made. Carries the cloud's error code and the action, never a secret. */
public class CloudException extends RuntimeException {
    /** The code when a name is taken by something that is not ours. */
    public static final String ALREADY_EXISTS = "AlreadyExists";

    private static final long serialVersionUID = 1L;

    private final String action;
    private final String code;
    private final boolean retryable;

    /**
     * @param action the call as the cloud names it, such as {@code ec2:RunInstances}
     * @param code the cloud's error code, or {@code Unreachable} when there was no answer
     * @param retryable whether the same call may succeed later (throttling, a network fault, a server error)
     */
    public CloudException(String action, String code, String message, boolean retryable, Throwable cause) {
        super(action + ": " + code + ": " + message, cause);
        this.action = action;
        this.code = code;
        this.retryable = retryable;
    }

    public String action() {
        return action;
    }

    public String code() {
        return code;
    }

    public boolean retryable() {
        return retryable;
    }
}
