package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * One call of the SDK, with its exceptions turned into ours. The SDK's exception is not kept as a cause: it would be
 * written into a build's record, where only our own types and the JDK's may be.
 */
final class Call {
    private static final int SERVER_ERROR = 500;

    private Call() {}

    /**
     * @param action as IAM names it, such as {@code ec2:RunInstances}
     * @throws CloudException when AWS refuses, or does not answer
     */
    static <T> T to(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw refused(action, e);
        } catch (SdkClientException e) {
            throw unanswered(action, e);
        }
    }

    static void effect(String action, Runnable call) {
        to(action, () -> {
            call.run();
            return null;
        });
    }

    /** As {@link #to}, but these error codes mean that there is nothing. */
    static <T> Optional<T> find(String action, Set<String> nothing, Supplier<T> call) {
        try {
            return Optional.of(to(action, call));
        } catch (CloudException e) {
            if (nothing.contains(e.code())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** As {@link #effect}, but these error codes mean that it has happened already. */
    static void unless(String action, Set<String> already, Runnable call) {
        find(action, already, () -> {
            call.run();
            return true;
        });
    }

    private static CloudException refused(String action, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "HTTP" + e.statusCode() : details.errorCode();
        String message = details == null || details.errorMessage() == null ? "no message" : details.errorMessage();
        String request = e.requestId() == null ? "" : " (request " + e.requestId() + ")";
        boolean retryable = e.isThrottlingException()
                || e.retryable()
                || e.statusCode() >= SERVER_ERROR
                || RoleSessions.OVER.contains(code);
        // A role's session is renewed inside whatever call comes next; the refusal is still STS's.
        boolean assuming = e instanceof StsException && !action.startsWith("sts:");
        return new CloudException(assuming ? "sts:AssumeRole" : action, code, message + request, retryable, null);
    }

    private static CloudException unanswered(String action, SdkClientException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Unable to load credentials")) {
            return new CloudException(
                    action,
                    "NoCredentials",
                    "no AWS credentials were found; give the account a credentials id, or the controller an instance"
                            + " profile, a web identity or environment variables",
                    false,
                    null);
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why =
                root == e ? message : message + " (" + root.getClass().getSimpleName() + ": " + root.getMessage() + ")";
        return new CloudException(action, "Unreachable", why, true, null);
    }
}
