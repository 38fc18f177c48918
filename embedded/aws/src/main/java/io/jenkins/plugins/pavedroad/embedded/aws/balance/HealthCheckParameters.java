package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.time.Duration;

/** A health check from the parameters of CreateTargetGroup and ModifyTargetGroup. */
final class HealthCheckParameters {
    /** What application load balancers do when they are told nothing. */
    static final HealthCheck DEFAULT = new HealthCheck(
            "HTTP",
            HealthCheck.TRAFFIC_PORT,
            "/",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            1,
            5,
            2,
            new Matcher("200"));

    private HealthCheckParameters() {}

    static HealthCheck read(Parameters in, HealthCheck before) {
        String protocol = in.string("HealthCheckProtocol", before.protocol());
        if (!protocol.equals("HTTP")) {
            throw new AwsError(
                    "ValidationError", "Health check protocol '" + protocol + "' is not offered here; HTTP is");
        }
        String port = in.string("HealthCheckPort", before.port());
        if (!port.equals(HealthCheck.TRAFFIC_PORT) && !port.matches("[1-9]\\d{0,4}")) {
            throw new AwsError("ValidationError", "Health check port '" + port + "' must be a port or 'traffic-port'");
        }
        String path = in.string("HealthCheckPath", before.path());
        if (!path.startsWith("/")) {
            throw new AwsError("ValidationError", "Health check path '" + path + "' must begin with '/'");
        }
        long interval =
                between(in, "HealthCheckIntervalSeconds", before.interval().toSeconds(), 5, 300);
        long timeout = between(in, "HealthCheckTimeoutSeconds", before.timeout().toSeconds(), 2, 120);
        if (timeout >= interval) {
            throw new AwsError(
                    "ValidationError",
                    "Health check timeout '" + timeout + "' must be smaller than the interval '" + interval + "'");
        }
        String codes =
                in.structure("Matcher").string("HttpCode", before.matcher().codes());
        return new HealthCheck(
                protocol,
                port,
                path,
                Duration.ofSeconds(interval),
                Duration.ofSeconds(timeout),
                before.firstThreshold(),
                (int) between(in, "HealthyThresholdCount", before.healthyThreshold(), 2, 10),
                (int) between(in, "UnhealthyThresholdCount", before.unhealthyThreshold(), 2, 10),
                new Matcher(codes));
    }

    static long between(Parameters in, String name, long before, int least, int most) {
        long value = in.has(name) ? in.integer(name) : before;
        if (value < least || value > most) {
            throw new AwsError("ValidationError", name + " '" + value + "' must be between " + least + " and " + most);
        }
        return value;
    }
}
