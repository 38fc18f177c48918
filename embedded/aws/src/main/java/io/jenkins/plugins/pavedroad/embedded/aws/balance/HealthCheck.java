package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.time.Duration;

/**
 * How a target group looks at its targets. Defaults are those of application load balancers.
 *
 * @param port a port number, or {@code traffic-port}
 * @param interval 5 to 300 s
 * @param timeout 2 to 120 s, less than the interval; not made shorter by the embedded AWS's speed, since targets are not faster
 * @param healthyThreshold checks in a row, 2 to 10
 * @param firstThreshold checks in a row that a new target must pass: 1 for target groups, the healthy threshold for
 *     classic load balancers
 * @param unhealthyThreshold checks in a row, 2 to 10
 */
record HealthCheck(
        String protocol,
        String port,
        String path,
        Duration interval,
        Duration timeout,
        int firstThreshold,
        int healthyThreshold,
        int unhealthyThreshold,
        Matcher matcher) {
    static final String TRAFFIC_PORT = "traffic-port";
}
