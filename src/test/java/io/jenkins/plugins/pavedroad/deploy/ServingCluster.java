package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.TargetHealth;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** The cluster hello-prod behind a load balancer in a region of the embedded AWS, with v000 serving. */
final class ServingCluster {
    static final String CLUSTER = "hello-prod";
    static final String TARGET_GROUP = "hello-tg";

    private static final StaticCredentialsProvider KEY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", AwsCloudsRule.SECRET));

    private final AwsCloudsRule aws;
    private final String region;
    private final Path folder;
    final String targetGroup;
    final List<String> subnets;

    ServingCluster(AwsCloudsRule aws, String region, Path folder) {
        this.aws = aws;
        this.region = region;
        this.folder = folder;
        try (Ec2Client ec2 = ec2();
                ElasticLoadBalancingV2Client balancing = balancing()) {
            subnets = ec2.describeSubnets().subnets().stream()
                    .map(s -> s.subnetId())
                    .toList();
            targetGroup = targetGroup(TARGET_GROUP);
            String balancer = balancing
                    .createLoadBalancer(r -> r.name("hello").subnets(subnets))
                    .loadBalancers()
                    .get(0)
                    .loadBalancerArn();
            balancing.createListener(r -> r.loadBalancerArn(balancer)
                    .protocol(ProtocolEnum.HTTP)
                    .port(80)
                    .defaultActions(a -> a.type("forward").targetGroupArn(targetGroup)));
        }
    }

    Ec2Client ec2() {
        return Ec2Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(aws.aws().endpoint())
                .region(Region.of(region))
                .credentialsProvider(KEY)
                .build();
    }

    private ElasticLoadBalancingV2Client balancing() {
        return ElasticLoadBalancingV2Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(aws.aws().endpoint())
                .region(Region.of(region))
                .credentialsProvider(KEY)
                .build();
    }

    /** Makes a target group and answers its id. */
    String targetGroup(String name) {
        try (Ec2Client ec2 = ec2();
                ElasticLoadBalancingV2Client balancing = balancing()) {
            String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
            String made = balancing
                    .createTargetGroup(r -> r.name(name)
                            .protocol(ProtocolEnum.HTTP)
                            .port(SampleService.PORT)
                            .vpcId(vpc)
                            .targetType(TargetTypeEnum.INSTANCE)
                            .healthCheckPath("/healthcheck")
                            .healthCheckIntervalSeconds(5)
                            .healthCheckTimeoutSeconds(2)
                            .healthyThresholdCount(2)
                            .unhealthyThresholdCount(2))
                    .targetGroups()
                    .get(0)
                    .targetGroupArn();
            balancing.modifyTargetGroupAttributes(
                    r -> r.targetGroupArn(made).attributes(a -> a.key("deregistration_delay.timeout_seconds")
                            .value("20")));
            return made;
        }
    }

    CloudRegion cloud() {
        return aws.cloud().region(region);
    }

    URI door() {
        return aws.aws().balancing().door(region, "hello", 80).address();
    }

    /** An image of a version whose health check answers this. */
    String image(String version, int health) throws IOException {
        Path root = new SampleService("hello", version, health).writeTo(folder.resolve(region + "-" + version));
        return aws.aws().seed().image(region, "hello-" + version, root, Map.of());
    }

    /** v000 with two instances that serve. */
    ServingCluster serving(String version) throws IOException {
        String name = CLUSTER + "-v000";
        cloud().serverGroups()
                .create(new ServerGroupLaunch(
                        name,
                        new LaunchSettings(
                                image(version, 200),
                                "t3.micro",
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new Capacity(1, 2, 4),
                        subnets,
                        List.of(),
                        List.of(targetGroup),
                        Set.of(),
                        "EC2",
                        60,
                        Map.of("team", "edge")));
        AwsCloudsRule.until(name + " serves", () -> healthy(name) == 2);
        return this;
    }

    ServerGroup group(String name) {
        return cloud().serverGroups().find(name).orElseThrow();
    }

    int healthy(String name) {
        return cloud().serverGroups()
                .find(name)
                .map(g -> TargetReport.of(
                                cloud().loadBalancing().health(List.of(targetGroup)),
                                g.instanceIds(),
                                List.of(targetGroup))
                        .healthyInEvery())
                .orElse(0);
    }

    boolean registered(String name) {
        List<String> instances = group(name).instanceIds();
        return cloud().loadBalancing().health(List.of(targetGroup)).stream()
                .anyMatch(t -> instances.contains(t.instanceId()) && t.state() != TargetHealth.State.UNUSED);
    }
}
