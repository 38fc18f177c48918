package io.jenkins.plugins.pavedroad.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Set;

/**
 * What became of some parts that were sent. Travels back from the agent.
 *
 * @param refusal of the first part that was not taken; null when all were
 */
record UploadReport(ArrayList<Receipt> receipts, Refusal refusal) implements Serializable {
    /** @param tag S3's entity tag of the part */
    record Receipt(int number, String tag) implements Serializable {}

    /**
     * Why a part was not taken.
     *
     * @param status of HTTP; 0 when there was no answer
     * @param code of S3; empty when it gave none
     * @param words what else is known, without any address
     */
    record Refusal(int number, int status, String code, String words) implements Serializable {
        private static final String CHANGED = "Changed";
        /** S3's codes for content that is not the one whose checksum was signed, and ours for another length. */
        private static final Set<String> OTHER_CONTENT =
                Set.of(CHANGED, "BadDigest", "XAmzContentSHA256Mismatch", "InvalidDigest");

        /** Codes after which the same part may be taken, by a fresh address. */
        private static final Set<String> PASSING =
                Set.of("RequestTimeout", "ExpiredToken", "SlowDown", "InternalError");

        private static final int SERVER_ERROR = 500;
        private static final int TOO_MANY = 429;

        static Refusal changed(int number) {
            return new Refusal(number, 0, CHANGED, "");
        }

        /** Whether the file is no longer the one that was checked. */
        boolean otherContent() {
            return OTHER_CONTENT.contains(code);
        }

        boolean uploadGone() {
            return code.equals("NoSuchUpload");
        }

        boolean passing() {
            return status == 0 && code.isEmpty()
                    || status >= SERVER_ERROR
                    || status == TOO_MANY
                    || PASSING.contains(code)
                    || words.equals("Request has expired");
        }

        /** What S3 said, in a phrase. */
        String phrase() {
            if (status == 0) {
                return words;
            }
            String name = code.isEmpty() ? "HTTP " + status : code;
            return words.isEmpty() ? name : name + ": " + words;
        }
    }
}
