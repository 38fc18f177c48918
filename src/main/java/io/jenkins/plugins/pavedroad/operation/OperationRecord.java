package io.jenkins.plugins.pavedroad.operation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation as it stands on disk. Fields a later version adds are ignored by an earlier one, and missing ones take
 * their defaults, so that an operation outlives an upgrade.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class OperationRecord {
    /** Where an operation is in its life. */
    public enum Status {
        RUNNING,
        UNWINDING,
        DONE,
        FAILED;

        public boolean ended() {
            return this == DONE || this == FAILED;
        }
    }

    public String id;
    public String type;
    public String build;
    public Status status = Status.RUNNING;
    public Instant started;
    public Instant ended;
    /** When the operation turns around by itself; null for never. Unwinding is not cut by it. */
    public Instant deadline;
    /** Why it turned around; null while it has not. */
    public String cause;

    public String waitingFor;
    public JsonNode input;
    public JsonNode state;
    public JsonNode result;
    public List<String> leftovers = List.of();
    public Map<String, BodyRequest> bodies = new LinkedHashMap<>();
    public Map<String, BodyEnd> bodyEnds = new LinkedHashMap<>();
}
