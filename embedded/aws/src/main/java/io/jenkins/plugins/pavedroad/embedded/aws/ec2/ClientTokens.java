package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Client tokens: the same call again gives what the first one made; another call with its token is an error. */
final class ClientTokens {
    private record Made(Map<String, String> parameters, String id) {}

    private final Map<String, Made> made = new HashMap<>();

    /**
     * The id of what this call makes, or made before.
     *
     * @param make does it and gives the id
     */
    String once(String action, Parameters in, Supplier<String> make) {
        String token = in.string("ClientToken");
        if (token == null || token.isEmpty()) {
            return make.get();
        }
        Map<String, String> parameters = Map.copyOf(in.all());
        Made before = made.get(action + " " + token);
        if (before == null) {
            String id = make.get();
            made.put(action + " " + token, new Made(parameters, id));
            return id;
        }
        if (!before.parameters().equals(parameters)) {
            throw new AwsError(
                    "IdempotentParameterMismatch",
                    "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
        }
        return before.id();
    }
}
