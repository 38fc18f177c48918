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
    /** What it is about; empty in a record of a version that did not say. */
    public String subject = "";

    public Status status = Status.RUNNING;
    public Instant started;
    public Instant ended;
    /** When the operation turns around by itself; null for never. Unwinding is not cut by it. */
    public Instant deadline;
    /** Why it turned around; null while it has not. */
    public String cause;

    public String waitingFor;
    /** What it needs for itself alone; null in a record of a version that had no locks. */
    public List<String> locks;
    /** Its place in the queue for them. */
    public long place;
    /** Since when it has them; null while it waits its turn. */
    public Instant lockedAt;

    public boolean failWhenBusy;
    /** Since when it unwinds; null while it does not. */
    public Instant unwindingSince;

    public JsonNode input;
    public JsonNode state;
    public JsonNode result;
    /** How many lines of the journal this state comes after; null in a record of a version that did not say. */
    public Integer told;

    public List<String> leftovers = List.of();
    public Map<String, BodyRequest> bodies = new LinkedHashMap<>();
    public Map<String, BodyEnd> bodyEnds = new LinkedHashMap<>();

    /** Whether it waits its turn and has begun nothing. */
    boolean queued() {
        return locks != null && !locks.isEmpty() && lockedAt == null && !status.ended();
    }

    /** How it is, in a short lower-case phrase. */
    String phrase() {
        String waits = waitingFor;
        String waiting = waits == null ? "" : "waiting for " + waits;
        return switch (status) {
            case RUNNING -> waiting.isEmpty() ? "working" : waiting;
            case UNWINDING -> "unwinding" + (waiting.isEmpty() ? "" : ", " + waiting);
            case DONE -> "done";
            case FAILED -> "failed";
        };
    }

    LockTable.Claim claim() {
        return new LockTable.Claim(id, buildInWords(), locks == null ? List.of() : locks, place, lockedAt != null);
    }

    /** The build as people write it: {@code folder/ship #11}. */
    String buildInWords() {
        return build == null ? id : build.replaceFirst("#(\\d+)$", " #$1");
    }
}
