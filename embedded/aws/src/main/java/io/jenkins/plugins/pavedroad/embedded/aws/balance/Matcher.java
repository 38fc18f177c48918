package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.List;

/** HTTP codes that count as healthy: {@code 200}, {@code 200,202} or {@code 200-299}, as AWS writes them. */
record Matcher(String codes) {
    Matcher {
        for (String part : codes.split(",")) {
            if (!part.strip().matches("[2-4]\\d\\d(-[2-4]\\d\\d)?")) {
                throw new AwsError(
                        "ValidationError",
                        "Health check matcher HTTP code '" + codes
                                + "' must be a code between 200 and 499, a list of them or a range");
            }
        }
    }

    boolean matches(int status) {
        return List.of(codes.split(",")).stream().anyMatch(part -> {
            String[] ends = part.strip().split("-");
            return Integer.parseInt(ends[0]) <= status && status <= Integer.parseInt(ends[ends.length - 1]);
        });
    }
}
