package io.jenkins.plugins.pavedroad.cloud.aws;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

/** What refers to images in one region: instances, every version of every launch template, launch configurations. */
final class ImageReferences {
    private static final int PAGE = 200;
    private static final int CONFIGURATIONS_PAGE = 100;
    private static final int INSTANCES_PAGE = 1000;

    /** A launch template may name a parameter instead of an image (EC2 API reference, RequestLaunchTemplateData). */
    private static final String PARAMETER = "resolve:ssm:";

    private final Ec2Client ec2;
    private final AutoScalingClient autoScaling;
    private final AwsImages images;

    ImageReferences(Ec2Client ec2, AutoScalingClient autoScaling, AwsImages images) {
        this.ec2 = ec2;
        this.autoScaling = autoScaling;
        this.images = images;
    }

    Set<String> all() {
        Set<String> ids = new HashSet<>();
        Stream.of(ofInstances(), ofTemplates(), ofConfigurations())
                .flatMap(List::stream)
                .distinct()
                .forEach(reference -> {
                    if (reference.startsWith(PARAMETER)) {
                        images.publicParameter(reference.substring(PARAMETER.length()))
                                .ifPresent(ids::add);
                    } else {
                        ids.add(reference);
                    }
                });
        return ids;
    }

    private List<String> ofInstances() {
        return Call.to("ec2:DescribeInstances", () -> ec2
                .describeInstancesPaginator(request -> request.maxResults(INSTANCES_PAGE)
                        .filters(Tagging.filter(
                                "instance-state-name", "pending", "running", "shutting-down", "stopping", "stopped")))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Instance::imageId)
                .filter(Objects::nonNull)
                .toList());
    }

    private List<String> ofTemplates() {
        List<String> templates =
                Call.to(
                        "ec2:DescribeLaunchTemplates", () -> ec2
                                .describeLaunchTemplatesPaginator(request -> request.maxResults(PAGE))
                                .launchTemplates()
                                .stream()
                                .map(LaunchTemplate::launchTemplateId)
                                .toList());
        return templates.stream().flatMap(id -> versions(id).stream()).toList();
    }

    private List<String> versions(String template) {
        return Call.find("ec2:DescribeLaunchTemplateVersions", LaunchTemplates.NONE, () -> ec2
                        .describeLaunchTemplateVersionsPaginator(
                                request -> request.launchTemplateId(template).maxResults(PAGE))
                        .launchTemplateVersions()
                        .stream()
                        .map(version -> version.launchTemplateData().imageId())
                        .filter(Objects::nonNull)
                        .toList())
                .orElse(List.of());
    }

    private List<String> ofConfigurations() {
        return Call.to("autoscaling:DescribeLaunchConfigurations", () -> autoScaling
                .describeLaunchConfigurationsPaginator(request -> request.maxRecords(CONFIGURATIONS_PAGE))
                .launchConfigurations()
                .stream()
                .map(LaunchConfiguration::imageId)
                .filter(Objects::nonNull)
                .toList());
    }
}
