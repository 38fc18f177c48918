package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;

/** Making, changing, describing and deleting groups. */
final class GroupsApi {
    private final Scaling scaling;
    private final GroupSettings settings;
    private final Filters<Group> filters = Filters.tagged(Group::tagValues);

    GroupsApi(Scaling scaling) {
        this.scaling = scaling;
        this.settings = new GroupSettings(scaling);
    }

    void register(ScalingApi api) {
        api.on("CreateAutoScalingGroup", this::create)
                .on("UpdateAutoScalingGroup", this::update)
                .on("SetDesiredCapacity", this::setDesiredCapacity)
                .on("DescribeAutoScalingGroups", this::describe)
                .on("DeleteAutoScalingGroup", this::delete)
                .on("DescribeScalingActivities", this::activities);
    }

    private void create(Call call, Parameters in, Xml out) {
        String name = in.required("AutoScalingGroupName");
        in.required("MinSize");
        in.required("MaxSize");
        if (scaling.groups(call.region()).containsKey(name)) {
            throw new AwsError(
                    "AlreadyExists",
                    "AutoScalingGroup by this name already exists - A group with the name " + name + " already exists");
        }
        Group group = new Group(
                name,
                call.region(),
                scaling.cloud.account(),
                scaling.nextNumber(),
                scaling.cloud.timeline().now());
        settings.apply(group, in);
        if (group.source == null) {
            throw new AwsError(
                    "ValidationError",
                    "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or"
                            + " MixedInstancesPolicy parameter.");
        }
        if (group.subnets.isEmpty()) {
            throw new AwsError("ValidationError", "At least one Availability Zone or VPC Subnet is required.");
        }
        TargetGroupsApi.arns(in).forEach(arn -> {
            TargetGroupsApi.check(scaling, call.region(), arn);
            group.targetGroups.put(arn, Attached.ADDING);
        });
        Attached.attach(group.loadBalancers, LoadBalancersApi.names(scaling, call.region(), in));
        in.structures("Tags").forEach(tag -> GroupTagsApi.put(group, tag));
        group.cause = Causes.created(group, group.created);
        scaling.groups(call.region()).put(name, group);
    }

    private void update(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        int before = group.desired;
        settings.apply(group, in);
        if (group.desired != before) {
            group.cause =
                    Causes.constraints(group, before, scaling.cloud.timeline().now());
        }
    }

    private void setDesiredCapacity(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        int before = group.desired;
        in.required("DesiredCapacity");
        int desired = in.integer("DesiredCapacity");
        GroupSettings.checkDesired(desired, group.min, group.max);
        group.desired = desired;
        group.cause = Causes.desired(before, desired, scaling.cloud.timeline().now());
    }

    private void describe(Call call, Parameters in, Xml out) {
        List<String> names = in.strings("AutoScalingGroupNames");
        List<Group> groups = scaling.groups(call.region()).values().stream()
                .filter(group -> names.isEmpty() || names.contains(group.name))
                .filter(group -> scaling.cloud.visible(group.created))
                .toList();
        Paging<Group> page = ScalingApi.page(in, filters.apply(in, groups), group -> group.number);
        out.list("AutoScalingGroups", "member", page.members(), group -> GroupXml.write(group, out));
        out.leaf("NextToken", page.next());
    }

    private void delete(Call call, Parameters in, Xml out) {
        Group group = scaling.group(call.region(), in.required("AutoScalingGroupName"));
        boolean force = in.bool("ForceDelete", false);
        boolean busy = group.activities.stream().anyMatch(activity -> !activity.over());
        if (!force && !group.active().isEmpty()) {
            throw new AwsError(
                    "ResourceInUse",
                    "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s)"
                            + " still in the group.");
        }
        if (!force && busy) {
            throw new AwsError(
                    "ScalingActivityInProgress",
                    "You cannot delete an AutoScalingGroup while there are scaling activities in progress for that"
                            + " group.");
        }
        group.deleting = true;
        group.min = 0;
        group.desired = 0;
        if (group.members.isEmpty()) {
            scaling.groups(call.region()).remove(group.name);
        }
    }

    private void activities(Call call, Parameters in, Xml out) {
        String name = in.string("AutoScalingGroupName");
        List<String> ids = in.strings("ActivityIds");
        List<Group> groups = name == null
                ? List.copyOf(scaling.groups(call.region()).values())
                : List.of(scaling.group(call.region(), name));
        record Entry(Group group, Activity activity) {}
        List<Entry> all = groups.stream()
                .flatMap(group -> group.activities.stream().map(activity -> new Entry(group, activity)))
                .filter(entry -> ids.isEmpty() || ids.contains(entry.activity().id))
                .sorted(java.util.Comparator.comparingLong(entry -> -entry.activity().number))
                .toList();
        Paging<Entry> page = ScalingApi.page(in, all, entry -> -entry.activity().number);
        out.list(
                "Activities",
                "member",
                page.members(),
                entry -> GroupXml.activity(entry.group(), entry.activity(), out));
        out.leaf("NextToken", page.next());
    }
}
