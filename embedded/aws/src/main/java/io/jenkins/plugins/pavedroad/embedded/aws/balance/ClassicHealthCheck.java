package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Health checks in the words of classic load balancers: {@code HTTP:8080/path} or {@code TCP:8080}. */
final class ClassicHealthCheck {
    private static final Pattern TARGET = Pattern.compile("(?i)(HTTP):(\\d{1,5})(/.*)|(TCP):(\\d{1,5})");

    private ClassicHealthCheck() {}

    /** What a new load balancer does: a connection every 30 s, ten to come into service and two to fall out of it. */
    static HealthCheck standard(int port) {
        return check("TCP", port, "", 30, 5, 10, 2);
    }

    static HealthCheck read(Parameters in) {
        String target = in.required("Target");
        Matcher parts = TARGET.matcher(target);
        boolean matches = parts.matches();
        boolean http = matches && parts.group(1) != null;
        int port = matches ? Integer.parseInt(http ? parts.group(2) : parts.group(5)) : 0;
        if (port < 1 || port > 65535) {
            throw new AwsError(
                    "ValidationError",
                    "HealthCheck Target '" + target
                            + "' must be HTTP:port/path or TCP:port; other protocols are not offered here");
        }
        int interval = number(in, "Interval", 5, 300);
        int timeout = number(in, "Timeout", 2, 60);
        if (timeout >= interval) {
            throw new AwsError("ValidationError", "HealthCheck timeout must be less than interval.");
        }
        return check(
                http ? "HTTP" : "TCP",
                port,
                http ? parts.group(3) : "",
                interval,
                timeout,
                number(in, "HealthyThreshold", 2, 10),
                number(in, "UnhealthyThreshold", 2, 10));
    }

    private static HealthCheck check(
            String protocol, int port, String path, int interval, int timeout, int healthy, int unhealthy) {
        return new HealthCheck(
                protocol,
                String.valueOf(port),
                path,
                Duration.ofSeconds(interval),
                Duration.ofSeconds(timeout),
                healthy,
                healthy,
                unhealthy,
                new io.jenkins.plugins.pavedroad.embedded.aws.balance.Matcher("200"));
    }

    private static int number(Parameters in, String name, int least, int most) {
        in.required(name);
        return (int) HealthCheckParameters.between(in, name, 0, least, most);
    }

    static void write(HealthCheck check, Xml out) {
        out.leaf("Target", check.protocol() + ":" + check.port() + check.path())
                .leaf("Interval", check.interval().toSeconds())
                .leaf("Timeout", check.timeout().toSeconds())
                .leaf("UnhealthyThreshold", check.unhealthyThreshold())
                .leaf("HealthyThreshold", check.healthyThreshold());
    }
}
