package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a resource is in its state, as AWS says it. */
record StateReason(String code, String message) {
    private static final Pattern CODE = Pattern.compile("((?:Client|Server)\\.[A-Za-z.]+): .*", Pattern.DOTALL);

    /** @param text AWS's message, which begins with the code as a rule */
    static StateReason of(String text) {
        Matcher matcher = CODE.matcher(text);
        return new StateReason(matcher.matches() ? matcher.group(1) : "Client.InternalError", text);
    }

    void write(Xml out) {
        out.node("stateReason", () -> out.leaf("code", code).leaf("message", message));
    }
}
