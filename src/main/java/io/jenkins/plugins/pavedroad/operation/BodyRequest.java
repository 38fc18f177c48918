package io.jenkins.plugins.pavedroad.operation;

import java.util.Map;

/** A run of a step's block that a procedure asks for. */
public record BodyRequest(String key, String label, Map<String, String> environment) {
    public BodyRequest {
        environment = Map.copyOf(environment);
    }
}
