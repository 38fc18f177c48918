package io.jenkins.plugins.pavedroad.cloud.aws;

import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.StateReason;

/** Why AWS changed the state of an instance or an image. */
final class Reasons {
    private Reasons() {}

    /**
     * The code and what AWS says; most of its messages begin with the code.
     *
     * @param otherwise when AWS gave no reason
     */
    static String of(StateReason reason, String otherwise) {
        String message = reason == null ? "" : Objects.toString(reason.message(), "");
        String code = reason == null ? "" : Objects.toString(reason.code(), "");
        if (message.isEmpty()) {
            return code.isEmpty() ? Objects.toString(otherwise, "") : code;
        }
        boolean named = code.isEmpty() || message.matches("(Client|Server)\\.\\w+: .*");
        return named ? message : code + ": " + message;
    }
}
