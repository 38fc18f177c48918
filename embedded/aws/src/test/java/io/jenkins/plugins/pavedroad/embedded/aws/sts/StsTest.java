package io.jenkins.plugins.pavedroad.embedded.aws.sts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

public class StsTest {
    private static final String ROLE = "arn:aws:iam::210987654321:role/deployer";

    @Rule
    public final AwsRule aws = new AwsRule();

    @Test
    public void callersAreUsersOfTheAccount() {
        StsClient sts = aws.client(StsClient.builder(), AwsRule.EAST);

        assertEquals("123456789012", sts.getCallerIdentity().account());
        assertEquals(
                "arn:aws:iam::123456789012:user/AKIDEXAMPLE",
                sts.getCallerIdentity().arn());
    }

    @Test
    public void assumedRoleSpeaksAsItsSession() {
        StsClient sts = aws.client(StsClient.builder(), AwsRule.EAST);
        Credentials role = sts.assumeRole(request -> request.roleArn("arn:aws:iam::210987654321:role/deployer")
                        .roleSessionName("paved-road"))
                .credentials();
        StaticCredentialsProvider session = StaticCredentialsProvider.create(
                AwsSessionCredentials.create(role.accessKeyId(), role.secretAccessKey(), role.sessionToken()));

        assertEquals(
                "arn:aws:sts::210987654321:assumed-role/deployer/paved-road",
                sts.getCallerIdentity(
                                request -> request.overrideConfiguration(config -> config.credentialsProvider(session)))
                        .arn());
    }

    @Test
    public void aSessionEndsAndSaysSoAsEachServiceDoes() {
        Credentials role = aws.client(StsClient.builder(), AwsRule.EAST)
                .assumeRole(request ->
                        request.roleArn(ROLE).roleSessionName("short").durationSeconds(900))
                .credentials();
        StsClient sts = as(role, StsClient.builder());
        Ec2Client ec2 = as(role, Ec2Client.builder());
        aws.pass(Duration.ofSeconds(899));
        sts.getCallerIdentity();

        aws.pass(Duration.ofSeconds(1));

        assertEquals("ExpiredToken", code(sts::getCallerIdentity));
        assertEquals("RequestExpired", code(ec2::describeVolumes));
    }

    @Test
    public void anExternalIdThatWasDeclaredIsAskedFor() {
        aws.aws().sessions().role(ROLE, Optional.of("secret handshake"));
        StsClient sts = aws.client(StsClient.builder(), AwsRule.EAST);

        assertEquals(
                "AccessDenied", code(() -> sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("s1"))));
        assertEquals(
                "AccessDenied",
                code(() -> sts.assumeRole(
                        r -> r.roleArn(ROLE).roleSessionName("s1").externalId("another"))));
        sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("s1").externalId("secret handshake"));
    }

    @Test
    public void aKeyThatIsTakenBackAndAStrangersSessionAreUnknown() {
        StsClient sts = aws.client(StsClient.builder(), AwsRule.EAST);
        Credentials role =
                sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("s1")).credentials();
        aws.aws().sessions().revoke("AKIDEXAMPLE");

        assertEquals("InvalidClientTokenId", code(sts::getCallerIdentity));
        as(role, StsClient.builder()).getCallerIdentity();
        Credentials stolen = role.toBuilder().sessionToken("guessed").build();
        assertEquals("InvalidClientTokenId", code(as(stolen, StsClient.builder())::getCallerIdentity));
    }

    @Test
    public void eachAccountHasItsResourcesToItself() throws Exception {
        aws.image(AwsRule.EAST, "ours");
        aws.aws().seed("210987654321").volume(AwsRule.EAST, 1, Instant.now(), Map.of());
        Credentials role = aws.client(StsClient.builder(), AwsRule.EAST)
                .assumeRole(r -> r.roleArn(ROLE).roleSessionName("s1"))
                .credentials();
        Ec2Client other = as(role, Ec2Client.builder());
        Ec2Client own = aws.client(Ec2Client.builder(), AwsRule.EAST);

        assertEquals(1, own.describeImages(r -> r.owners("self")).images().size());
        assertEquals(0, other.describeImages(r -> r.owners("self")).images().size());
        assertEquals(0, own.describeVolumes().volumes().size());
        assertEquals(1, other.describeVolumes().volumes().size());
        aws.aws().sessions().user("AKIDOTHER", "111122223333");
        StaticCredentialsProvider third =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOTHER", "not-a-secret"));
        assertEquals(
                "111122223333",
                aws.client(StsClient.builder(), AwsRule.EAST)
                        .getCallerIdentity(r -> r.overrideConfiguration(c -> c.credentialsProvider(third)))
                        .account());
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable> C as(
            Credentials session, B builder) {
        StaticCredentialsProvider provider = StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
        return aws.client(builder, AwsRule.EAST, provider);
    }

    private static String code(ThrowingRunnable call) {
        return assertThrows(AwsServiceException.class, call).awsErrorDetails().errorCode();
    }

    @Test
    public void ledgerShowsCallsInOrder() {
        StsClient sts = aws.client(StsClient.builder(), AwsRule.WEST);
        sts.getCallerIdentity();
        assertThrows(
                StsException.class,
                () -> sts.assumeRole(request -> request.roleArn("nobody").roleSessionName("s1")));

        List<LedgerEntry> calls = aws.aws().ledger().entries();
        assertEquals(2, calls.size());
        assertEquals("GetCallerIdentity", calls.get(0).action());
        assertEquals(AwsRule.WEST, calls.get(0).region());
        assertEquals("AKIDEXAMPLE", calls.get(0).accessKeyId());
        assertEquals("ValidationError", calls.get(1).error());
        assertEquals("nobody", calls.get(1).parameters().get("RoleArn"));
    }

    @Test
    public void ledgerIsServedAsJson() throws Exception {
        aws.client(StsClient.builder(), AwsRule.WEST).getCallerIdentity();

        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create(aws.aws().endpoint() + "/_embedded/ledger?service=sts&region=us-west-2"))
                .build());

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("\"action\":\"GetCallerIdentity\""));
    }

    @Test
    public void unsignedCallsAreRefused() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(aws.aws().endpoint() + "/"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("Action=GetCallerIdentity"))
                        .build());

        assertEquals(403, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("<Code>MissingAuthenticationToken</Code>"));
        assertEquals(0, aws.aws().ledger().total());
    }

    @Test
    public void faultsFailTheNthCallOnce() {
        StsClient sts = aws.client(
                StsClient.builder()
                        .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry())),
                AwsRule.EAST);
        aws.aws().faults().fail("sts", "GetCallerIdentity", 2, "ExpiredToken");

        sts.getCallerIdentity();
        StsException error = assertThrows(StsException.class, sts::getCallerIdentity);
        assertEquals("ExpiredToken", error.awsErrorDetails().errorCode());
        sts.getCallerIdentity();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
