package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import java.time.Instant;

/** A scaling activity: one launch or termination, as it went. */
final class Activity {
    final String id;
    final long number;
    final String description;
    final String cause;
    final Instant start;
    Instant end;
    String status;
    String message;
    int progress;

    Activity(String id, long number, String description, String cause, String status, Instant start) {
        this.id = id;
        this.number = number;
        this.description = description;
        this.cause = cause;
        this.status = status;
        this.start = start;
    }

    boolean over() {
        return end != null;
    }

    void finish(String finalStatus, String finalMessage, Instant now) {
        status = finalStatus;
        message = finalMessage;
        end = now;
        progress = 100;
    }
}
