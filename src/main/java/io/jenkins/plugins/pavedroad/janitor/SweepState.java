package io.jenkins.plugins.pavedroad.janitor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * How far a sweep is.
 *
 * @param left regions still to be swept
 * @param found what was found in those that are done
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SweepState(List<String> left, List<Found> found, String cause) {
    /** One resource that is marked, or no longer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(String region, Kind kind, String id, String state, String terminate, String reason, String owner) {}
}
