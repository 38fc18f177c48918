package io.jenkins.plugins.pavedroad.cloud.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Credentials.AccessKey;
import io.jenkins.plugins.pavedroad.cloud.Network;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

public class AwsCloudTest {
    @Rule
    public final AwsCloudsRule clouds = new AwsCloudsRule();

    @Test
    public void accountIdIsAskedOnce() {
        assertEquals("123456789012", clouds.cloud().accountId());
        assertEquals("123456789012", clouds.cloud().accountId());
        assertEquals(1, clouds.aws().ledger().count("sts", "GetCallerIdentity"));
    }

    @Test
    public void oneAccountSharesItsCloudAndRegions() {
        assertSame(clouds.cloud(), clouds.cloud());
        assertSame(clouds.east(), clouds.east());
        assertNotSame(clouds.east(), clouds.west());
    }

    @Test
    public void aThrottledCallIsTriedAgain() {
        clouds.aws().faults().fail("sts", "GetCallerIdentity", 1, "Throttling");
        assertEquals("123456789012", clouds.cloud().accountId());
        List<LedgerEntry> calls = clouds.aws().ledger().of("sts", "GetCallerIdentity");
        assertEquals(
                List.of("Throttling", "none"),
                calls.stream().map(AwsCloudTest::errorOf).toList());
    }

    @Test
    public void aRefusalCarriesActionCodeAndNothingSecret() {
        clouds.aws().faults().fail("sts", "GetCallerIdentity", 1, "AccessDenied");
        CloudException refused = assertThrows(CloudException.class, clouds.cloud()::accountId);
        assertEquals("sts:GetCallerIdentity", refused.action());
        assertEquals("AccessDenied", refused.code());
        assertFalse(refused.retryable());
        assertNothingSecret(refused);
        assertEquals(1, clouds.aws().ledger().count("sts", "GetCallerIdentity"));
    }

    @Test
    public void aCallThatIsThrottledToTheEndMayBeRepeated() {
        for (int call = 1; call <= 10; call++) {
            clouds.aws().faults().fail("sts", "GetCallerIdentity", call, "Throttling");
        }
        CloudException refused = assertThrows(CloudException.class, clouds.cloud()::accountId);
        assertEquals("Throttling", refused.code());
        assertTrue(refused.retryable());
        assertEquals(
                "the standard mode tries three times", 3, clouds.aws().ledger().count("sts", "GetCallerIdentity"));
    }

    @Test
    public void nobodyThereIsUnreachableAndMayBeRepeated() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Account account = clouds.account("key", URI.create("http://127.0.0.1:" + port));
        CloudException refused = assertThrows(CloudException.class, clouds.cloud(account)::accountId);
        assertEquals("Unreachable", refused.code());
        assertTrue(refused.retryable());
        assertTrue(refused.getMessage(), refused.getMessage().contains("Connection refused"));
        assertNothingSecret(refused);
    }

    @Test
    public void missingCredentialsAreNamedById() {
        Account account = clouds.account("typo", clouds.aws().endpoint());
        CloudException refused = assertThrows(CloudException.class, clouds.cloud(account)::accountId);
        assertEquals("NoCredentials", refused.code());
        assertTrue("an operation waits for them to be put back", refused.retryable());
        assertTrue(refused.getMessage(), refused.getMessage().contains("'typo'"));
        assertEquals(0, clouds.aws().ledger().total());
    }

    @Test
    public void aRoleIsAssumedOnTopOfTheKey() {
        Account account = withRole(Optional.of("external"));
        assertEquals("210987654321", clouds.cloud(account).accountId());
        LedgerEntry assumed = clouds.aws().ledger().of("sts", "AssumeRole").get(0);
        assertEquals("paved-road", assumed.parameters().get("RoleSessionName"));
        assertEquals("external", assumed.parameters().get("ExternalId"));
    }

    @Test
    public void aRefusedRoleIsStsRefusalWhateverTheCall() {
        Account account = withRole(Optional.empty());
        clouds.aws().faults().fail("sts", "AssumeRole", 1, "AccessDenied");
        CloudException refused = assertThrows(
                CloudException.class,
                () -> clouds.cloud(account).region(AwsCloudsRule.EAST).images().find("ami-1"));
        assertEquals("sts:AssumeRole", refused.action());
        assertEquals("AccessDenied", refused.code());
    }

    @Test
    public void regionsAreChecked() {
        AwsClouds real = new AwsClouds(id -> Optional.empty(), "1.2.3", Network.direct(), Clock.systemUTC());
        try {
            for (String wrong : List.of("us-east-9", "us-east", "aws-global", "EU-WEST-1", "", "../x")) {
                String sentence = assertThrows(IllegalArgumentException.class, () -> real.cloud(Account.byDefault())
                                .region(wrong))
                        .getMessage();
                assertTrue(sentence, sentence.contains("'" + wrong + "'"));
            }
            assertEquals(
                    "eu-west-1",
                    real.cloud(Account.byDefault()).region("eu-west-1").name());
        } finally {
            real.close();
        }
        assertEquals("xx-test-1", clouds.cloud().region("xx-test-1").name());
    }

    @Test
    public void anAccessKeyDoesNotShowItsSecret() {
        assertFalse(new AccessKey("AKID", AwsCloudsRule.SECRET).toString().contains(AwsCloudsRule.SECRET));
    }

    private Account withRole(Optional<String> externalId) {
        Account plain = clouds.account();
        return new Account(
                "role",
                plain.credentialsId(),
                Optional.of("arn:aws:iam::210987654321:role/deployer"),
                externalId,
                Optional.empty(),
                plain.endpoint());
    }

    private static void assertNothingSecret(CloudException refused) {
        assertFalse(refused.getMessage(), refused.getMessage().contains(AwsCloudsRule.SECRET));
        assertEquals("an exception of the SDK must not get into a build's record", null, refused.getCause());
    }

    private static String errorOf(LedgerEntry call) {
        return call.error() == null ? "none" : call.error();
    }
}
