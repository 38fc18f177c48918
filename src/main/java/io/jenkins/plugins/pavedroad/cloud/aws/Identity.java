package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.AccountUnavailableException;
import io.jenkins.plugins.pavedroad.cloud.CallerIdentity;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Who an account's calls are made as: its access key or the default chain, and on top of that its role. */
final class Identity implements AutoCloseable {
    private final List<SdkAutoCloseable> open = new ArrayList<>();
    private final Account account;
    private final Connection connection;
    private final Access access;
    private final StsClient sts;

    Identity(Account account, Region home, Connection connection, Credentials credentials, Clock clock) {
        this.account = account;
        this.connection = connection;
        AwsCredentialsProvider base = account.credentialsId()
                .<AwsCredentialsProvider>map(id -> () -> key(credentials, id))
                .orElseGet(() -> defaultChain(home));
        access = account.role()
                .map(role -> assumed(role, sts(home, as(base)), base, clock))
                .orElseGet(() -> as(base));
        sts = sts(home, access);
    }

    /** For the account's other clients. */
    Access access() {
        return access;
    }

    CallerIdentity caller() {
        GetCallerIdentityResponse caller = Call.to("sts:GetCallerIdentity", sts::getCallerIdentity);
        return new CallerIdentity(caller.account(), caller.arn());
    }

    private AwsBasicCredentials key(Credentials credentials, String id) {
        Credentials.AccessKey key = credentials
                .find(id)
                .orElseThrow(() -> new AccountUnavailableException(
                        "credentials",
                        "NoCredentials",
                        "there are no credentials of id '" + id + "' of the kind \"username with password\", which the"
                                + " account '" + account.name() + "' needs; an administrator has to add them or to name"
                                + " others"));
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    private Access assumed(String role, StsClient as, AwsCredentialsProvider base, Clock clock) {
        // Temporary credentials of a chain change their id all the time; only a key that was replaced counts.
        Supplier<String> key = account.credentialsId().isPresent()
                ? () -> base.resolveCredentials().accessKeyId()
                : () -> "";
        RoleSessions sessions = new RoleSessions(account, role, as, key, clock);
        return new Access(account.endpoint(), account.proxied(), sessions, List.of(sessions.watch()));
    }

    private Access as(AwsCredentialsProvider provider) {
        return new Access(account.endpoint(), account.proxied(), provider);
    }

    /**
     * The SDK's default order. Put together here, because the SDK's own chain makes its STS client for a web identity
     * with whatever HTTP client it finds.
     */
    private AwsCredentialsProvider defaultChain(Region home) {
        AwsCredentialsProviderChain.Builder chain = AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create());
        if (SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent()) {
            StsClient anonymous = sts(home, as(AnonymousCredentialsProvider.create()));
            chain.addCredentialsProvider(opened(StsWebIdentityTokenFileCredentialsProvider.builder()
                    .stsClient(anonymous)
                    .build()));
        }
        return opened(chain.addCredentialsProvider(ProfileCredentialsProvider.create())
                .addCredentialsProvider(ContainerCredentialsProvider.create())
                .addCredentialsProvider(InstanceProfileCredentialsProvider.create())
                .build());
    }

    private StsClient sts(Region home, Access as) {
        return opened(connection.client(StsClient.builder(), home, as));
    }

    private <T extends SdkAutoCloseable> T opened(T resource) {
        open.add(resource);
        return resource;
    }

    @Override
    public void close() {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }
}
