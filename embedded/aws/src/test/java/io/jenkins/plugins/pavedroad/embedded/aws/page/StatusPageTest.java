package io.jenkins.plugins.pavedroad.embedded.aws.page;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;

public class StatusPageTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void browsersGetThePageAndItsPartsWithoutACallInTheLedger() throws Exception {
        HttpResponse<String> page = get("/");
        assertEquals(200, page.statusCode());
        assertThat(page.headers().firstValue("Content-Type").orElse(""), containsString("text/html"));
        for (String part : new String[] {"/_embedded/status/page.css", "/_embedded/status/page.js"}) {
            assertThat(page.body(), containsString(part));
            assertEquals(200, get(part).statusCode());
        }
        assertEquals(404, get("/_embedded/status/other.js").statusCode());
        assertEquals(0, aws.aws().ledger().total());
    }

    @Test
    public void signedRequestsForTheRootAreStillForS3() {
        S3Client s3 = aws.client(S3Client.builder(), AwsRule.EAST);
        assertEquals(0, s3.listBuckets().buckets().size());
    }

    @Test
    public void clustersShowTheirServerGroupsAndInstancesWithVersions() throws Exception {
        String image = aws.aws()
                .seed()
                .image(
                        AwsRule.EAST,
                        "hello-1.0.0-h1.abc-x86_64-1-ebs",
                        folder.newFolder().toPath(),
                        Map.of("appversion", "hello-1.0.0-h1.abc/hello/1"));
        aws.client(Ec2Client.builder(), AwsRule.EAST)
                .createLaunchTemplate(request -> request.launchTemplateName("hello")
                        .launchTemplateData(data -> data.imageId(image).instanceType("t3.micro")));
        AutoScalingClient scaling = aws.client(AutoScalingClient.builder(), AwsRule.EAST);
        for (String name : new String[] {"hello-prod-v000", "hello-prod-v001"}) {
            scaling.createAutoScalingGroup(request -> request.autoScalingGroupName(name)
                    .minSize(1)
                    .maxSize(2)
                    .desiredCapacity(1)
                    .availabilityZones("us-east-1a")
                    .launchTemplate(template -> template.launchTemplateName("hello")));
        }
        scaling.suspendProcesses(
                request -> request.autoScalingGroupName("hello-prod-v000").scalingProcesses("AddToLoadBalancer"));

        aws.eventually(
                "an instance is shown",
                () -> cluster().at("/groups/1/instances/0/id").isTextual());
        JsonNode cluster = cluster();
        assertEquals("hello-prod", cluster.path("name").asText());
        assertEquals("hello-prod-v000", cluster.at("/groups/0/name").asText());
        assertEquals(false, cluster.at("/groups/0/enabled").asBoolean());
        assertEquals(true, cluster.at("/groups/1/enabled").asBoolean());
        assertEquals(
                "hello-1.0.0-h1.abc",
                cluster.at("/groups/1/instances/0/version").asText());
    }

    private JsonNode cluster() {
        try {
            return new ObjectMapper()
                    .readTree(get("/_embedded/status.json").body())
                    .at("/regions/0/clusters/0");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(aws.aws().endpoint().resolve(path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
