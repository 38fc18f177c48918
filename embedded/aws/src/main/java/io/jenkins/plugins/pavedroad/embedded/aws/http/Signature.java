package io.jenkins.plugins.pavedroad.embedded.aws.http;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credential scope of a Signature Version 4 request, from the header or from a presigned address. That a signature is
 * there is checked, its value is not: this server knows no secret keys.
 *
 * @param sessionToken token of temporary credentials, or null
 * @param expires end of a presigned address, or null
 */
record Signature(String accessKeyId, String region, String service, String sessionToken, Instant expires) {
    /** Of an address that does not say how long it holds; EC2 takes requests for 15 minutes after their time stamp. */
    private static final long DEFAULT_SECONDS = 900;
    /** A week, the most that Signature Version 4 has. */
    private static final long MOST_SECONDS = 604_800;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The scope, or nothing when the request is not signed. */
    static Optional<Signature> of(HttpRequest request) {
        String header = request.header("Authorization");
        if (header != null && header.startsWith("AWS4-")) {
            if (field(header, "Signature=").isEmpty()) {
                throw new AwsError("IncompleteSignature", "The authorization header has no signature.");
            }
            return Optional.of(scope(field(header, "Credential="), request.header("X-Amz-Security-Token"), null));
        }
        Map<String, String> query = request.query();
        if (!query.containsKey("X-Amz-Credential")) {
            return Optional.empty();
        }
        if (query.getOrDefault("X-Amz-Signature", "").isEmpty()) {
            throw new AwsError("IncompleteSignature", "The address has no signature.");
        }
        Signature scope = scope(query.get("X-Amz-Credential"), query.get("X-Amz-Security-Token"), expiry(query));
        if (scope.service.equals("s3")) {
            checkHeaders(request);
        }
        return Optional.of(scope);
    }

    /**
     * Checks the address's own time limit, if it has one.
     *
     * @throws AwsError in the words of the service
     */
    void checkExpiry(Instant now) {
        if (expires != null && now.isAfter(expires)) {
            throw service.equals("s3")
                    ? new AwsError("AccessDenied", 403, "Request has expired")
                    : new AwsError("RequestExpired", "Request has expired.");
        }
    }

    private static Instant expiry(Map<String, String> query) {
        try {
            Instant signed = TIME.parse(query.getOrDefault("X-Amz-Date", ""), Instant::from);
            String given = query.get("X-Amz-Expires");
            long seconds = given == null ? DEFAULT_SECONDS : Long.parseLong(given);
            if (seconds >= 1 && seconds <= MOST_SECONDS) {
                return signed.plusSeconds(seconds);
            }
        } catch (DateTimeException | NumberFormatException e) {
            // said below
        }
        throw new AwsError(
                "AuthorizationQueryParametersError",
                "X-Amz-Date must be in the ISO8601 Long Format and X-Amz-Expires a number of seconds, at most a week.");
    }

    /** S3: a header that was signed has to be there, and one of Amazon's that is there has to be signed. */
    private static void checkHeaders(HttpRequest request) {
        List<String> signed = List.of(
                request.query().getOrDefault("X-Amz-SignedHeaders", "host").split(";"));
        if (signed.stream().anyMatch(name -> request.header(name) == null)) {
            throw new AwsError(
                    "SignatureDoesNotMatch",
                    403,
                    "The request signature we calculated does not match the signature you provided. Check your key and"
                            + " signing method.");
        }
        if (!signed.containsAll(request.headers("x-amz-").keySet())) {
            throw new AwsError("AccessDenied", 403, "There were headers present in the request which were not signed");
        }
    }

    private static String field(String header, String name) {
        int start = header.indexOf(name);
        if (start < 0) {
            return "";
        }
        int end = header.indexOf(',', start);
        return header.substring(start + name.length(), end < 0 ? header.length() : end)
                .trim();
    }

    private static Signature scope(String credential, String token, Instant expires) {
        String[] parts = credential.split("/");
        if (parts.length < 5) {
            throw new AwsError("IncompleteSignature", "The credential scope is incomplete.");
        }
        int end = parts.length;
        String key = String.join("/", java.util.Arrays.copyOf(parts, end - 4));
        return new Signature(key, parts[end - 3], parts[end - 2], token, expires);
    }
}
