package io.jenkins.plugins.pavedroad.cloud.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Credentials.AccessKey;
import io.jenkins.plugins.pavedroad.cloud.OnBehalf;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

/** Roles over the wire, on a clock that the test drives. */
public class RoleSessionsTest {
    private static final String ROLE = "arn:aws:iam::210987654321:role/deployer";

    private final DrivenClock clock = new DrivenClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @Rule
    public final AwsCloudsRule clouds = new AwsCloudsRule(options -> options.withClock(clock));

    @Test
    public void anOperationOutlastsItsSessions() {
        CloudRegion region = region(account("role", Optional.empty()));
        for (int hour = 0; hour < 5; hour++) {
            region.images().find("ami-1");
            clock.advance(Duration.ofMinutes(56));
            region.images().find("ami-1");
            clock.advance(Duration.ofMinutes(70));
        }
        assertEquals(
                List.of(),
                clouds.aws().ledger().entries().stream()
                        .filter(call -> call.error() != null && call.error().contains("xpired"))
                        .toList());
        assertEquals(10, assumed());
    }

    @Test
    public void aSessionThatAwsEndedIsNotUsedAgain() {
        CloudRegion region = region(account("role", Optional.empty()));
        region.images().find("ami-1");
        clouds.aws().faults().fail("autoscaling", "DescribeAutoScalingGroups", 1, "ExpiredToken");
        CloudException over =
                assertThrows(CloudException.class, () -> region.serverGroups().find("hello-v000"));
        assertEquals("ExpiredToken", over.code());
        assertTrue("the operation tries again", over.retryable());
        region.images().find("ami-1");
        assertEquals(2, assumed());
    }

    @Test
    public void eachBuildHasASessionThatNamesItOnSharedClients() {
        CloudRegion region = region(account("role", Optional.empty()));
        region.images().find("ami-1");
        for (String build : List.of("team/hello#12", "team/hello#13", "team/hello#12")) {
            try (OnBehalf of = OnBehalf.of(build)) {
                region.images().find("ami-1");
            }
        }
        assertEquals(
                List.of("paved-road", "paved-road-team.hello-12", "paved-road-team.hello-13"),
                clouds.aws().ledger().of("sts", "AssumeRole").stream()
                        .map(call -> call.parameters().get("RoleSessionName"))
                        .toList());
        assertEquals(
                "arn:aws:sts::210987654321:assumed-role/deployer/paved-road-team.hello-13",
                clouds.aws().ledger().of("ec2", "DescribeImages").get(2).principal());
    }

    @Test
    public void aNewKeyCountsAtOnceAndAMissingOneIsNamed() {
        CloudRegion region = region(account("role", Optional.empty()));
        region.images().find("ami-1");
        clouds.keys().put("key", new AccessKey("AKIDROTATED", AwsCloudsRule.SECRET));
        region.images().find("ami-1");
        assertEquals(
                List.of("AKIDEXAMPLE", "AKIDROTATED"),
                clouds.aws().ledger().of("sts", "AssumeRole").stream()
                        .map(call -> call.accessKeyId())
                        .toList());
        clouds.keys().clear();
        CloudException missing =
                assertThrows(CloudException.class, () -> region.images().find("ami-1"));
        assertEquals("NoCredentials", missing.code());
        assertTrue(missing.getMessage(), missing.getMessage().contains("'key'"));
        clouds.keys().put("key", new AccessKey("AKIDEXAMPLE", AwsCloudsRule.SECRET));
        region.images().find("ami-1");
    }

    @Test
    public void theExternalIdOpensTheRole() {
        clouds.aws().sessions().role(ROLE, Optional.of("handshake"));
        CloudException refused = assertThrows(
                CloudException.class,
                () -> region(account("without", Optional.empty())).images().find("ami-1"));
        assertEquals("AccessDenied", refused.code());
        assertEquals("sts:AssumeRole", refused.action());
        assertEquals(
                "arn:aws:sts::210987654321:assumed-role/deployer/paved-road",
                clouds.clouds()
                        .identify(account("with", Optional.of("handshake")))
                        .principal());
    }

    @Test
    public void anAccountSeesItsOwnResourcesOnly() {
        clouds.aws().seed("210987654321").volume(AwsCloudsRule.EAST, 1, clock.instant(), Map.of());
        assertEquals(
                1,
                region(account("role", Optional.empty())).inventory().volumes().size());
        assertEquals(0, clouds.east().inventory().volumes().size());
    }

    private CloudRegion region(Account account) {
        return clouds.cloud(account).region(AwsCloudsRule.EAST);
    }

    private int assumed() {
        return clouds.aws().ledger().of("sts", "AssumeRole").size();
    }

    private Account account(String name, Optional<String> externalId) {
        return new Account(
                name,
                Optional.of("key"),
                Optional.of(ROLE),
                externalId,
                Optional.empty(),
                Optional.of(clouds.aws().endpoint()));
    }
}
