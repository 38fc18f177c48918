package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attributes with AWS's defaults. {@code deregistration_delay.timeout_seconds} and {@code load_balancing.algorithm.type} have
 * an effect here; the others, stickiness and slow start among them, are kept and given back only.
 */
final class Attributes {
    static final Map<String, String> OF_TARGET_GROUP = Map.of(
            "deregistration_delay.timeout_seconds", "300",
            "load_balancing.algorithm.type", "round_robin",
            "load_balancing.cross_zone.enabled", "use_load_balancer_configuration",
            "slow_start.duration_seconds", "0",
            "stickiness.enabled", "false",
            "stickiness.type", "lb_cookie",
            "stickiness.lb_cookie.duration_seconds", "86400");
    static final Map<String, String> OF_LOAD_BALANCER = Map.of(
            "access_logs.s3.enabled", "false",
            "deletion_protection.enabled", "false",
            "idle_timeout.timeout_seconds", "60",
            "load_balancing.cross_zone.enabled", "true",
            "routing.http2.enabled", "true");

    private Attributes() {}

    static void write(Map<String, String> attributes, Xml out) {
        out.list("Attributes", "member", new TreeMap<>(attributes).entrySet(), attribute -> out.leaf(
                        "Key", attribute.getKey())
                .leaf("Value", attribute.getValue()));
    }

    static void change(Map<String, String> attributes, Parameters in) {
        Map<String, String> changed = new TreeMap<>();
        for (Parameters attribute : in.structures("Attributes")) {
            String key = attribute.required("Key");
            String value = attribute.string("Value", "");
            if (!attributes.containsKey(key)) {
                throw new AwsError("ValidationError", "Attribute key '" + key + "' is not recognized");
            }
            if (!accepts(key, value)) {
                throw new AwsError("InvalidConfigurationRequest", "Attribute '" + key + "' cannot be '" + value + "'");
            }
            changed.put(key, value);
        }
        attributes.putAll(changed);
    }

    private static boolean accepts(String key, String value) {
        if (key.equals("load_balancing.algorithm.type")) {
            return value.equals("round_robin") || value.equals("least_outstanding_requests");
        }
        return !key.endsWith("_seconds")
                || value.matches("\\d{1,4}") && Integer.parseInt(value) <= 3600
                || value.matches("\\d{1,6}") && key.startsWith("stickiness");
    }
}
