package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateHttpTokensState;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateIamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateIamInstanceProfileSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

/** Launch templates, one for each server group, under the group's name. */
final class LaunchTemplates {
    private static final Set<String> TAKEN = Set.of("InvalidLaunchTemplateName.AlreadyExistsException");
    static final Set<String> NONE = Set.of(
            "InvalidLaunchTemplateName.NotFoundException",
            "InvalidLaunchTemplateId.NotFound",
            "InvalidLaunchTemplateId.NotFoundException");

    private final Ec2Client ec2;

    LaunchTemplates(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    /** A template may not have the two characters that a frigga detail may. */
    static String name(String serverGroup) {
        return serverGroup.replaceAll("[~^]", "_");
    }

    /**
     * Makes the template; one of that name with the same tags is ours from before.
     *
     * @return its id
     */
    String create(ServerGroupLaunch launch) {
        String name = name(launch.name());
        return Call.find("ec2:CreateLaunchTemplate", TAKEN, () -> ec2.createLaunchTemplate(
                                request -> request.launchTemplateName(name)
                                        .launchTemplateData(data(launch))
                                        .tagSpecifications(
                                                Tagging.specifications(launch.tags(), ResourceType.LAUNCH_TEMPLATE)))
                        .launchTemplate()
                        .launchTemplateId())
                .orElseGet(() -> find(name)
                        .filter(template -> Tagging.map(template.tags())
                                .entrySet()
                                .containsAll(launch.tags().entrySet()))
                        .map(LaunchTemplate::launchTemplateId)
                        .orElseThrow(() -> new CloudException(
                                "ec2:CreateLaunchTemplate",
                                CloudException.ALREADY_EXISTS,
                                "launch template '" + name + "' was made by something else",
                                false,
                                null)));
    }

    /** Removes the template of a server group; what a group launched from under another name is not ours to remove. */
    void delete(String serverGroup) {
        Call.unless(
                "ec2:DeleteLaunchTemplate",
                NONE,
                () -> ec2.deleteLaunchTemplate(request -> request.launchTemplateName(name(serverGroup))));
    }

    /** Removes the template of a server group when it has these tags, and says whether it had. */
    boolean delete(String serverGroup, Map<String, String> tags) {
        boolean ours = find(name(serverGroup))
                .filter(template -> Tagging.map(template.tags()).entrySet().containsAll(tags.entrySet()))
                .isPresent();
        if (ours) {
            delete(serverGroup);
        }
        return ours;
    }

    /**
     * @param version a number, {@code $Default} or {@code $Latest}
     */
    LaunchSettings settings(String id, String version) {
        DescribeLaunchTemplateVersionsRequest request = DescribeLaunchTemplateVersionsRequest.builder()
                .launchTemplateId(id)
                .versions(version)
                .build();
        return Call.to("ec2:DescribeLaunchTemplateVersions", () -> ec2.describeLaunchTemplateVersions(request))
                .launchTemplateVersions()
                .stream()
                .findFirst()
                .map(found -> settings(found.launchTemplateData()))
                .orElseThrow(() -> new CloudException(
                        "ec2:DescribeLaunchTemplateVersions",
                        "InvalidLaunchTemplateId.VersionNotFound",
                        "launch template " + id + " has no version " + version,
                        false,
                        null));
    }

    private Optional<LaunchTemplate> find(String name) {
        return Call.find(
                        "ec2:DescribeLaunchTemplates",
                        NONE,
                        () -> ec2.describeLaunchTemplates(request -> request.launchTemplateNames(name)))
                .flatMap(answer -> answer.launchTemplates().stream().findFirst());
    }

    private static RequestLaunchTemplateData data(ServerGroupLaunch launch) {
        LaunchSettings settings = launch.settings();
        return RequestLaunchTemplateData.builder()
                .imageId(settings.imageId())
                .instanceType(settings.instanceType())
                .securityGroupIds(settings.securityGroups())
                .iamInstanceProfile(
                        settings.instanceProfile().map(LaunchTemplates::profile).orElse(null))
                .keyName(settings.keyPair().orElse(null))
                .userData(settings.userData()
                        .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                        .orElse(null))
                .metadataOptions(options -> options.httpTokens(LaunchTemplateHttpTokensState.REQUIRED))
                .tagSpecifications(volumeTags(launch.tags()))
                .build();
    }

    /** The group propagates its tags to instances only; their volumes would be nobody's. */
    private static List<LaunchTemplateTagSpecificationRequest> volumeTags(Map<String, String> tags) {
        return tags.isEmpty()
                ? List.of()
                : List.of(LaunchTemplateTagSpecificationRequest.builder()
                        .resourceType(ResourceType.VOLUME)
                        .tags(Tagging.list(tags))
                        .build());
    }

    private static LaunchTemplateIamInstanceProfileSpecificationRequest profile(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? LaunchTemplateIamInstanceProfileSpecificationRequest.builder()
                        .arn(nameOrArn)
                        .build()
                : LaunchTemplateIamInstanceProfileSpecificationRequest.builder()
                        .name(nameOrArn)
                        .build();
    }

    private static LaunchSettings settings(ResponseLaunchTemplateData data) {
        List<String> groups = data.securityGroupIds().isEmpty()
                ? data.networkInterfaces().stream()
                        .flatMap(each -> each.groups().stream())
                        .distinct()
                        .toList()
                : data.securityGroupIds();
        return new LaunchSettings(
                data.imageId(),
                data.instanceTypeAsString(),
                groups,
                Optional.ofNullable(data.iamInstanceProfile()).map(LaunchTemplates::nameOf),
                Optional.ofNullable(data.keyName()),
                decoded(data.userData()));
    }

    private static String nameOf(LaunchTemplateIamInstanceProfileSpecification profile) {
        return profile.name() == null ? profile.arn() : profile.name();
    }

    static Optional<String> decoded(String userData) {
        return Optional.ofNullable(userData)
                .filter(text -> !text.isEmpty())
                .map(text -> new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
    }
}
