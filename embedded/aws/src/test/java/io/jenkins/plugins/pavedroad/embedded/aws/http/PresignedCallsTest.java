package io.jenkins.plugins.pavedroad.embedded.aws.http;

import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.run;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.state;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.PresignedCall;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

public class PresignedCallsTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    public void anAddressEndsItsInstanceUntilItExpires() throws Exception {
        Ec2Client west = aws.client(Ec2Client.builder(), AwsRule.WEST);
        String image = aws.image(AwsRule.WEST, "base");
        String id = run(west, image, "");
        URI end = call("TerminateInstances").with("InstanceId.1", id).lasting(Duration.ofHours(2));
        URI tooShort = call("TerminateInstances").with("InstanceId.1", id).lasting(Duration.ofMinutes(59));
        aws.pass(Duration.ofHours(1));

        HttpResponse<String> refused = get(tooShort);
        assertEquals(400, refused.statusCode());
        assertThat(refused.body(), containsString("<Response><Errors><Error><Code>RequestExpired</Code>"));
        assertEquals(InstanceStateName.RUNNING, state(west, id));
        HttpResponse<String> done = get(end);
        assertEquals(done.body(), 200, done.statusCode());
        assertThat(done.body(), containsString("<instanceId>" + id + "</instanceId>"));
        assertEquals(InstanceStateName.SHUTTING_DOWN, state(west, id));
        LedgerEntry entry = aws.aws().ledger().of("ec2", "TerminateInstances").get(1);
        assertEquals(AwsRule.WEST, entry.region());
        assertEquals("AKIDEXAMPLE", entry.accessKeyId());
        assertTrue(entry.presigned());
        assertThat(entry.userAgent(), startsWith("Java-http-client"));
        assertFalse(aws.aws().ledger().of("ec2", "RunInstances").get(0).presigned());
        assertFalse(entry.parameters().toString(), entry.parameters().toString().contains("X-Amz"));
    }

    @Test
    public void addressesAreReadByTheirParameters() throws Exception {
        aws.image(AwsRule.WEST, "base");
        URI all = call("DescribeImages").with("Owner.1", "self").lasting(Duration.ofMinutes(5));
        assertThat(get(all).body(), containsString("<name>base</name>"));
        aws.aws().faults().stale("ec2", "DescribeImages", 1);

        HttpResponse<String> other = get(call("DescribeImages")
                .with("Filter.1.Name", "name")
                .with("Filter.1.Value.1", "other")
                .lasting(Duration.ofMinutes(5)));
        assertFalse("an answer to another question", other.body().contains("<name>base</name>"));
    }

    @Test
    public void limitsThatSignatureVersion4DoesNotHaveAreRefused() throws Exception {
        URI week = call("DescribeImages").lasting(Duration.ofDays(7));
        assertEquals(200, get(week).statusCode());
        URI longer = URI.create(week.toString().replace("X-Amz-Expires=604800", "X-Amz-Expires=604801"));
        assertThat(get(longer).body(), containsString("AuthorizationQueryParametersError"));
    }

    private PresignedCall call(String action) {
        return new PresignedCall(aws.aws(), AwsRule.WEST, action);
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
