package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Volume;

public class FaultsTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private Ec2Client ec2;

    @Before
    public void setUp() {
        ec2 = aws.client(
                Ec2Client.builder()
                        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry())),
                AwsRule.EAST);
    }

    @Test
    public void onlyTheNthCallIsRefused() {
        aws.aws().faults().fail("ec2", "DescribeVolumes", 2, "UnauthorizedOperation");

        assertEquals(List.of(), volumes());
        Ec2Exception refused = assertThrows(Ec2Exception.class, this::volumes);
        assertEquals("UnauthorizedOperation", refused.awsErrorDetails().errorCode());
        assertEquals(List.of(), volumes());
    }

    @Test
    public void aRuleSpeaksInAwssWordsInOneRegion() {
        String quota = "You have requested more vCPU capacity than your current vCPU limit of 0 allows";
        aws.aws().faults().failIn(AwsRule.WEST, "ec2", "DescribeVolumes", 1, "RequestLimitExceeded", "of the west");
        aws.aws().faults().failIn(AwsRule.EAST, "ec2", "DescribeVolumes", 1, "VcpuLimitExceeded", quota);

        Ec2Exception refused = assertThrows(Ec2Exception.class, this::volumes);
        assertEquals("VcpuLimitExceeded", refused.awsErrorDetails().errorCode());
        assertEquals(quota, refused.awsErrorDetails().errorMessage());
        assertEquals(List.of(), volumes());
    }

    @Test
    public void resetCallHasNoEffectAndLostAnswerHas() {
        aws.aws().faults().reset("ec2", "CreateVolume", 1);
        assertThrows(SdkClientException.class, this::create);
        assertEquals(List.of(), volumes());

        aws.aws().faults().loseAnswer("ec2", "CreateVolume", 1);
        assertThrows(SdkClientException.class, this::create);
        assertEquals(1, volumes().size());

        List<LedgerEntry> calls = aws.aws().ledger().of("ec2", "CreateVolume");
        assertFalse(calls.get(0).succeeded());
        assertTrue(calls.get(1).succeeded());
    }

    @Test
    public void staleReadShowsWhatWasBefore() {
        assertEquals(List.of(), volumes());
        create();
        aws.aws().faults().stale("ec2", "DescribeVolumes", 1);

        assertEquals(List.of(), volumes());
        assertEquals(1, volumes().size());
    }

    @Test
    public void delayedCallWaitsForTheClock() throws Exception {
        aws.aws().faults().delay("ec2", "CreateVolume", 1, Duration.ofSeconds(30));
        CompletableFuture<Void> made = CompletableFuture.runAsync(this::create);
        // the call arrives some time; until then time that goes by does not count for it
        aws.eventually("made", made::isDone);
        made.get();

        assertEquals(1, volumes().size());
    }

    @Test
    public void shareOfAllCallsGoesWrongInEveryWay() {
        aws.aws().faults().randomly(42, 0.5);
        int wrong = 0;
        for (int i = 0; i < 100; i++) {
            try {
                volumes();
            } catch (Ec2Exception | SdkClientException refusedOrReset) {
                wrong++;
            }
        }
        assertTrue(wrong + " of 100", wrong > 20 && wrong < 60);
        assertEquals(
                List.of("ConnectionReset", "InternalError", "RequestLimitExceeded"),
                aws.aws().ledger().of("ec2", "DescribeVolumes").stream()
                        .filter(call -> !call.succeeded())
                        .map(LedgerEntry::error)
                        .distinct()
                        .sorted()
                        .toList());

        aws.aws().faults().clear();
        assertEquals(List.of(), volumes());
    }

    private void create() {
        ec2.createVolume(request -> request.availabilityZone("us-east-1a").size(1));
    }

    private List<Volume> volumes() {
        return ec2.describeVolumes().volumes();
    }
}
