package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.OnBehalf;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The sessions of an account's role, one for each build that works in it, on clients that all of them share: the SDK asks
 * for credentials on the thread that makes the call, and that thread knows its build. Kept in memory only.
 */
final class RoleSessions implements AwsCredentialsProvider {
    /** How AWS says that a session is over (EC2 and Query services, the JSON ones, S3). */
    static final Set<String> OVER = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

    private final Account account;
    private final String role;
    private final StsClient sts;
    private final Supplier<String> base;
    private final Clock clock;
    private final Map<String, Renewing<AwsCredentials>> sessions = new ConcurrentHashMap<>();

    /** @param base the id of the credentials the role is assumed with now; another id makes new sessions */
    RoleSessions(Account account, String role, StsClient sts, Supplier<String> base, Clock clock) {
        this.account = account;
        this.role = role;
        this.sts = sts;
        this.base = base;
        this.clock = clock;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return session().get(base.get());
    }

    private Renewing<AwsCredentials> session() {
        String name = SessionName.of(account, OnBehalf.build());
        Renewing<AwsCredentials> known = sessions.get(name);
        if (known == null) {
            sessions.values().removeIf(Renewing::ended);
            known = sessions.computeIfAbsent(name, n -> new Renewing<>(clock, from -> assume(n, from)));
        }
        return known;
    }

    private Renewing.Held<AwsCredentials> assume(String name, String from) {
        AssumeRoleResponse assumed = sts.assumeRole(request -> request.roleArn(role)
                .externalId(account.externalId().orElse(null))
                .roleSessionName(name));
        Credentials session = assumed.credentials();
        return new Renewing.Held<>(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()),
                from,
                session.expiration());
    }

    /** For the clients that use these sessions: one that AWS calls over is not used again, whatever our clock says. */
    ExecutionInterceptor watch() {
        return new ExecutionInterceptor() {
            @Override
            public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
                if (failed.exception() instanceof AwsServiceException refused
                        && refused.awsErrorDetails() != null
                        && OVER.contains(refused.awsErrorDetails().errorCode())) {
                    session().forget();
                }
            }
        };
    }
}
