package io.jenkins.plugins.pavedroad.embedded.run.cloud;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** hello, serving in a region behind a load balancer before anything is deployed. */
final class Hello {
    static final String APPLICATION = "hello";
    static final String CLUSTER = "hello-prod";
    private static final String SERVER_GROUP = CLUSTER + "-v000";
    private static final int INSTANCES = 2;
    static final int LISTENER_PORT = 80;
    /** ELB's smallest interval is 5 s. */
    private static final int HEALTH_INTERVAL = 5;

    private static final int HEALTH_TIMEOUT = 2;
    private static final int HEALTH_GRACE = 60;
    private static final Duration DRAINING = Duration.ofSeconds(5);

    private final Clients clients;
    private final Network network;
    private String targetGroup;

    Hello(Clients clients, Network network) {
        this.clients = clients;
        this.network = network;
    }

    void balance() {
        LoadBalancer balancer = clients.balancing()
                .createLoadBalancer(request ->
                        request.name(CLUSTER).subnets(network.subnets()).securityGroups(network.group()))
                .loadBalancers()
                .get(0);
        targetGroup = clients.balancing()
                .createTargetGroup(request -> request.name(CLUSTER)
                        .protocol(ProtocolEnum.HTTP)
                        .port(Network.SERVICE_PORT)
                        .vpcId(network.vpc())
                        .targetType(TargetTypeEnum.INSTANCE)
                        .healthCheckPath("/healthcheck")
                        .healthCheckIntervalSeconds(HEALTH_INTERVAL)
                        .healthCheckTimeoutSeconds(HEALTH_TIMEOUT)
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        clients.balancing().modifyTargetGroupAttributes(request -> request.targetGroupArn(targetGroup)
                .attributes(TargetGroupAttribute.builder()
                        .key("deregistration_delay.timeout_seconds")
                        .value(String.valueOf(DRAINING.toSeconds()))
                        .build()));
        clients.balancing().createListener(request -> request.loadBalancerArn(balancer.loadBalancerArn())
                .protocol(ProtocolEnum.HTTP)
                .port(LISTENER_PORT)
                .defaultActions(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .targetGroupArn(targetGroup)
                        .build()));
    }

    void launch(String image) {
        String template = clients.ec2()
                .createLaunchTemplate(request -> request.launchTemplateName(SERVER_GROUP)
                        .launchTemplateData(RequestLaunchTemplateData.builder()
                                .imageId(image)
                                .instanceType(InstanceType.T3_MICRO)
                                .securityGroupIds(network.group())
                                .userData(userData())
                                .build()))
                .launchTemplate()
                .launchTemplateId();
        clients.scaling().createAutoScalingGroup(request -> request.autoScalingGroupName(SERVER_GROUP)
                .launchTemplate(LaunchTemplateSpecification.builder()
                        .launchTemplateId(template)
                        .version("1")
                        .build())
                .minSize(INSTANCES)
                .desiredCapacity(INSTANCES)
                .maxSize(2 * INSTANCES)
                .vpcZoneIdentifier(String.join(",", network.subnets()))
                .targetGroupARNs(targetGroup)
                .healthCheckType("ELB")
                .healthCheckGracePeriod(HEALTH_GRACE)
                .tags(tag("Name", SERVER_GROUP), tag("owner", "hello@example.com")));
    }

    boolean serves() {
        List<TargetHealthStateEnum> states = clients
                .balancing()
                .describeTargetHealth(request -> request.targetGroupArn(targetGroup))
                .targetHealthDescriptions()
                .stream()
                .map(target -> target.targetHealth().state())
                .toList();
        return states.size() == INSTANCES && states.stream().allMatch(TargetHealthStateEnum.HEALTHY::equals);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder()
                .key(key)
                .value(value)
                .propagateAtLaunch(true)
                .resourceId(SERVER_GROUP)
                .resourceType("auto-scaling-group")
                .build();
    }

    /** What redBlackDeploy would have given it. */
    private String userData() {
        String context = String.join(
                "\n",
                "NETFLIX_APP=" + APPLICATION,
                "NETFLIX_STACK=prod",
                "NETFLIX_CLUSTER=" + CLUSTER,
                "NETFLIX_AUTO_SCALE_GROUP=" + SERVER_GROUP,
                "NETFLIX_LAUNCH_CONFIG=" + SERVER_GROUP,
                "EC2_REGION=" + clients.region(),
                "");
        String document = "#cloud-config\n# Written by redBlackDeploy.\nwrite_files:\n"
                + "- path: /etc/paved-road/environment\n  permissions: '0644'\n  encoding: b64\n  content: "
                + base64(context) + "\n";
        return base64(document);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
