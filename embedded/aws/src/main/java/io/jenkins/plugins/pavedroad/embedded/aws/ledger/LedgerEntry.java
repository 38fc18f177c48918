package io.jenkins.plugins.pavedroad.embedded.aws.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One call as it was answered.
 *
 * @param number counts up from 1
 * @param time when it came in
 * @param principal ARN of the user or role session behind the access key
 * @param userAgent what the caller called itself, or null
 * @param presigned whether the signature was in the address, which anybody may have been given
 * @param parameters names and values without secrets, long values cut
 * @param status HTTP status of the answer; 0 when the connection broke without one
 * @param error AWS's error code, or null when it succeeded
 * @param duration from its arrival to its answer
 */
public record LedgerEntry(
        long number,
        Instant time,
        String requestId,
        String service,
        String action,
        String region,
        String accessKeyId,
        String principal,
        String userAgent,
        boolean presigned,
        Map<String, String> parameters,
        int status,
        String error,
        Duration duration) {

    public boolean succeeded() {
        return error == null;
    }
}
