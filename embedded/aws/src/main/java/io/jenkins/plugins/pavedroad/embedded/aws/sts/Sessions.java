package io.jenkins.plugins.pavedroad.embedded.aws.sts;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Caller;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is behind an access key: a user, or a session that STS gave out and that ends. A key nobody declared is a user's of the
 * first account.
 */
public final class Sessions {
    /** A session's credentials. */
    record Session(Caller caller, String token, Instant ends) {}

    private final String account;
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> externalIds = new ConcurrentHashMap<>();
    private final Map<String, Session> temporary = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    public Sessions(String account) {
        this.account = account;
    }

    /** Declares an access key of another account's user. */
    public void user(String accessKeyId, String ownerAccount) {
        users.put(accessKeyId, ownerAccount);
        revoked.remove(accessKeyId);
    }

    /** Declares a role whose trust policy asks for this external id, or for none. Others may be assumed by everybody. */
    public void role(String arn, Optional<String> externalId) {
        externalIds.put(arn, externalId);
    }

    /** Takes an access key away; sessions that were had with it stay, as they do in AWS. */
    public void revoke(String accessKeyId) {
        revoked.add(accessKeyId);
    }

    public Caller caller(String accessKeyId) {
        Session session = temporary.get(accessKeyId);
        String owner = users.getOrDefault(accessKeyId, account);
        return session != null
                ? session.caller()
                : new Caller(accessKeyId, owner, "arn:aws:iam::" + owner + ":user/" + accessKeyId);
    }

    /**
     * @param token of temporary credentials, or null
     * @param service the called one: each has its own way to say that a session is over
     * @throws AwsError when the key is taken back, unknown, or its session is over
     */
    public void check(String accessKeyId, String token, String service, Instant now) {
        Session session = temporary.get(accessKeyId);
        boolean unknown = session == null
                ? accessKeyId.startsWith("ASIA")
                : !session.token().equals(token);
        if (unknown || revoked.contains(accessKeyId)) {
            throw unknown(service);
        }
        if (session != null && !now.isBefore(session.ends())) {
            throw over(service);
        }
    }

    private static AwsError unknown(String service) {
        return switch (service) {
            case "ec2" ->
                new AwsError("AuthFailure", 401, "AWS was not able to validate the provided access credentials");
            case "s3" ->
                new AwsError(
                        "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.");
            case "ssm" ->
                new AwsError(
                        "UnrecognizedClientException", 400, "The security token included in the request is invalid.");
            default ->
                new AwsError("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
        };
    }

    private static AwsError over(String service) {
        return switch (service) {
            case "ec2" -> new AwsError("RequestExpired", 400, "Request has expired.");
            case "s3" -> new AwsError("ExpiredToken", 400, "The provided token has expired.");
            case "ssm" ->
                new AwsError("ExpiredTokenException", 400, "The security token included in the request is expired");
            default -> new AwsError("ExpiredToken", 403, "The security token included in the request is expired");
        };
    }

    /** @throws AwsError when the role's trust policy does not let this caller in */
    void checkTrust(String role, Caller caller, String externalId) {
        Optional<String> asked = externalIds.getOrDefault(role, Optional.empty());
        if (asked.isPresent() && !asked.get().equals(externalId)) {
            throw new AwsError(
                    "AccessDenied",
                    403,
                    "User: " + caller.principal() + " is not authorized to perform: sts:AssumeRole on resource: "
                            + role);
        }
    }

    /** New temporary credentials for this principal. */
    Session open(String ownerAccount, String principal, Instant ends) {
        String key = "ASIA" + Ids.hex(16).toUpperCase(Locale.ROOT);
        Session session = new Session(new Caller(key, ownerAccount, principal), Ids.hex(64), ends);
        temporary.put(key, session);
        return session;
    }
}
