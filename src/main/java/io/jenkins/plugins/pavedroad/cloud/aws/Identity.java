package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import java.util.ArrayList;
import java.util.List;
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
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Who an account's calls are made as: its access key or the default chain, and on top of that its role. */
final class Identity implements AutoCloseable {
    private static final String SESSION = "paved-road";

    private final List<SdkAutoCloseable> open = new ArrayList<>();
    private final AwsCredentialsProvider provider;
    private final StsClient sts;

    Identity(Account account, Region home, Connection connection, Credentials credentials) {
        AwsCredentialsProvider base = account.credentialsId()
                .<AwsCredentialsProvider>map(id -> () -> key(credentials, id))
                .orElseGet(() -> defaultChain(home, connection, account));
        provider = account.role()
                .<AwsCredentialsProvider>map(role -> assumed(account, role, sts(account, home, connection, base)))
                .orElse(base);
        sts = sts(account, home, connection, provider);
    }

    AwsCredentialsProvider provider() {
        return provider;
    }

    String accountId() {
        return Call.to("sts:GetCallerIdentity", () -> sts.getCallerIdentity().account());
    }

    private static AwsBasicCredentials key(Credentials credentials, String id) {
        Credentials.AccessKey key = credentials
                .find(id)
                .orElseThrow(() -> new CloudException(
                        "credentials", "NoCredentials", "there are no credentials of id '" + id + "'", false, null));
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    private AwsCredentialsProvider assumed(Account account, String role, StsClient as) {
        // The session renews itself before it ends (an hour), so that an operation may take longer.
        return opened(StsAssumeRoleCredentialsProvider.builder()
                .stsClient(as)
                .refreshRequest(request -> request.roleArn(role)
                        .externalId(account.externalId().orElse(null))
                        .roleSessionName(account.sessionName().orElse(SESSION)))
                .build());
    }

    /**
     * The SDK's default order. Put together here, because the SDK's own chain makes its STS client for a web identity
     * with whatever HTTP client it finds.
     */
    private AwsCredentialsProvider defaultChain(Region home, Connection connection, Account account) {
        AwsCredentialsProviderChain.Builder chain = AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create());
        if (SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent()) {
            StsClient anonymous = sts(account, home, connection, AnonymousCredentialsProvider.create());
            chain.addCredentialsProvider(opened(StsWebIdentityTokenFileCredentialsProvider.builder()
                    .stsClient(anonymous)
                    .build()));
        }
        return opened(chain.addCredentialsProvider(ProfileCredentialsProvider.create())
                .addCredentialsProvider(ContainerCredentialsProvider.create())
                .addCredentialsProvider(InstanceProfileCredentialsProvider.create())
                .build());
    }

    private StsClient sts(Account account, Region home, Connection connection, AwsCredentialsProvider as) {
        return opened(connection.client(StsClient.builder(), home, account.endpoint(), as));
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
