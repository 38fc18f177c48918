package io.jenkins.plugins.pavedroad.embedded.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

public class StsTest {
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
        StsClient assumed = aws.client(StsClient.builder(), AwsRule.EAST);
        aws.aws().faults().fail("sts", "GetCallerIdentity", 2, "ExpiredToken");

        sts.getCallerIdentity();
        StsException error = assertThrows(StsException.class, sts::getCallerIdentity);
        assertEquals("ExpiredToken", error.awsErrorDetails().errorCode());
        sts.getCallerIdentity();
    }
}
