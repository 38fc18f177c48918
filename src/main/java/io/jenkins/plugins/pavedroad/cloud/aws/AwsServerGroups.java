package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** Auto Scaling groups of one AWS region. */
final class AwsServerGroups implements ServerGroups {
    /** How many names one DescribeAutoScalingGroups takes, and how many groups a page holds (API reference). */
    private static final int PAGE = 100;

    /** How many target groups one AttachLoadBalancerTargetGroups takes (API reference). */
    private static final int TARGET_GROUPS = 10;

    private static final Set<String> TAKEN = Set.of("AlreadyExists", "AlreadyExistsFault");

    private final AutoScalingClient client;
    private final LaunchTemplates templates;

    AwsServerGroups(AutoScalingClient client, LaunchTemplates templates) {
        this.client = client;
        this.templates = templates;
    }

    @Override
    public Optional<ServerGroup> find(String name) {
        return find(List.of(name)).stream().findFirst();
    }

    @Override
    public List<ServerGroup> find(Collection<String> names) {
        return groups(names).map(GroupForm::group).toList();
    }

    private Stream<AutoScalingGroup> groups(Collection<String> names) {
        return Tagging.pieces(names, PAGE).stream()
                .flatMap(piece -> Call.to("autoscaling:DescribeAutoScalingGroups", () -> client
                                .describeAutoScalingGroupsPaginator(request ->
                                        request.autoScalingGroupNames(piece).maxRecords(PAGE))
                                .autoScalingGroups()
                                .stream()
                                .toList())
                        .stream());
    }

    @Override
    public List<ServerGroup> all() {
        return Call.to(
                "autoscaling:DescribeAutoScalingGroups",
                () ->
                        client
                                .describeAutoScalingGroupsPaginator(request -> request.maxRecords(PAGE))
                                .autoScalingGroups()
                                .stream()
                                .map(GroupForm::group)
                                .toList());
    }

    @Override
    public LaunchSettings settings(ServerGroup group) {
        AutoScalingGroup now = groups(List.of(group.name()))
                .findFirst()
                .orElseThrow(() -> new CloudException(
                        "autoscaling:DescribeAutoScalingGroups",
                        "NotFound",
                        "server group '" + group.name() + "' is gone",
                        false,
                        null));
        LaunchTemplateSpecification template = now.mixedInstancesPolicy() == null
                ? now.launchTemplate()
                : now.mixedInstancesPolicy().launchTemplate().launchTemplateSpecification();
        if (template != null) {
            String version = template.version() == null ? "$Default" : template.version();
            return templates.settings(template.launchTemplateId(), version);
        }
        return Call.to(
                        "autoscaling:DescribeLaunchConfigurations",
                        () -> client.describeLaunchConfigurations(
                                request -> request.launchConfigurationNames(now.launchConfigurationName())))
                .launchConfigurations()
                .stream()
                .findFirst()
                .map(AwsServerGroups::settings)
                .orElseThrow(() -> new CloudException(
                        "autoscaling:DescribeLaunchConfigurations",
                        "NotFound",
                        "server group '" + group.name() + "' launches from '" + now.launchConfigurationName()
                                + "', which is gone",
                        false,
                        null));
    }

    private static LaunchSettings settings(LaunchConfiguration configuration) {
        return new LaunchSettings(
                configuration.imageId(),
                configuration.instanceType(),
                configuration.securityGroups(),
                Optional.ofNullable(configuration.iamInstanceProfile()),
                Optional.ofNullable(configuration.keyName()).filter(name -> !name.isEmpty()),
                LaunchTemplates.decoded(configuration.userData()));
    }

    @Override
    public void create(ServerGroupLaunch launch) {
        String template = templates.create(launch);
        // A group is made with its processes running: it stays empty until those it must not run are suspended.
        boolean stepwise = !launch.suspended().isEmpty();
        CreateAutoScalingGroupRequest request =
                GroupForm.request(launch, template, stepwise ? new Capacity(0, 0, 0) : launch.capacity());
        try {
            Call.effect("autoscaling:CreateAutoScalingGroup", () -> client.createAutoScalingGroup(request));
        } catch (CloudException e) {
            if (!TAKEN.contains(e.code())) {
                dropTemplate(launch, e);
                throw e;
            }
            requireOurs(launch);
        }
        if (stepwise) {
            suspend(launch.name(), launch.suspended());
            Capacity capacity = launch.capacity();
            resize(launch.name(), capacity.min(), capacity.desired(), capacity.max());
        }
    }

    /** A refused group must not leave what it would have launched from; a repeat after no answer needs it. */
    private void dropTemplate(ServerGroupLaunch launch, CloudException why) {
        if (why.retryable()) {
            return;
        }
        try {
            templates.delete(launch.name());
        } catch (CloudException left) {
            why.addSuppressed(left);
        }
    }

    @Override
    public boolean discard(String name, Map<String, String> tags) {
        return templates.delete(name, tags);
    }

    private void requireOurs(ServerGroupLaunch launch) {
        Optional<ServerGroup> there = find(launch.name());
        boolean ours = there.isPresent()
                && there.get().tags().entrySet().containsAll(launch.tags().entrySet());
        if (!ours) {
            CloudException taken = new CloudException(
                    "autoscaling:CreateAutoScalingGroup",
                    CloudException.ALREADY_EXISTS,
                    "server group '" + launch.name() + "' was made by something else",
                    false,
                    null);
            dropTemplate(launch, taken);
            throw taken;
        }
    }

    @Override
    public void resize(String name, Integer min, Integer desired, Integer max) {
        Call.effect(
                "autoscaling:UpdateAutoScalingGroup",
                () -> client.updateAutoScalingGroup(request -> request.autoScalingGroupName(name)
                        .minSize(min)
                        .desiredCapacity(desired)
                        .maxSize(max)));
    }

    @Override
    public void suspend(String name, Collection<String> processes) {
        Call.effect(
                "autoscaling:SuspendProcesses",
                () -> client.suspendProcesses(
                        request -> request.autoScalingGroupName(name).scalingProcesses(processes)));
    }

    @Override
    public void resume(String name, Collection<String> processes) {
        Call.effect(
                "autoscaling:ResumeProcesses",
                () -> client.resumeProcesses(
                        request -> request.autoScalingGroupName(name).scalingProcesses(processes)));
    }

    @Override
    public void attach(String name, Collection<String> targetGroups) {
        Tagging.pieces(targetGroups, TARGET_GROUPS)
                .forEach(piece -> Call.effect(
                        "autoscaling:AttachLoadBalancerTargetGroups",
                        () -> client.attachLoadBalancerTargetGroups(
                                request -> request.autoScalingGroupName(name).targetGroupARNs(piece))));
    }

    @Override
    public void detach(String name, Collection<String> targetGroups) {
        Tagging.pieces(targetGroups, TARGET_GROUPS)
                .forEach(piece -> Call.effect(
                        "autoscaling:DetachLoadBalancerTargetGroups",
                        () -> client.detachLoadBalancerTargetGroups(
                                request -> request.autoScalingGroupName(name).targetGroupARNs(piece))));
    }

    @Override
    public void tag(String name, Map<String, String> tags) {
        List<Tag> list = GroupForm.tags(name, tags, false);
        Call.effect("autoscaling:CreateOrUpdateTags", () -> client.createOrUpdateTags(request -> request.tags(list)));
    }

    @Override
    public void destroy(String name) {
        try {
            Call.effect(
                    "autoscaling:DeleteAutoScalingGroup",
                    () -> client.deleteAutoScalingGroup(
                            request -> request.autoScalingGroupName(name).forceDelete(true)));
        } catch (CloudException e) {
            // Auto Scaling has no code of its own for a name that is not there.
            if (!e.code().equals("ValidationError") || find(name).isPresent()) {
                throw e;
            }
        }
        templates.delete(name);
    }
}
