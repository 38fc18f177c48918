package io.jenkins.plugins.pavedroad.janitor;

import java.time.Instant;
import java.util.Map;

/**
 * A resource as the rules see it.
 *
 * @param state the cloud's word
 * @param usedBy what refers to it, such as an instance or an image; empty when nothing does
 */
public record Candidate(
        Kind kind, String id, String name, String state, Instant createdAt, String usedBy, Map<String, String> tags) {
    public Candidate {
        tags = Map.copyOf(tags);
    }
}
