package io.jenkins.plugins.pavedroad.cloud.shared;

import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.TargetHealth;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The looks that all users of one account share in one region. */
final class RegionLooks {
    /** How many names one DescribeAutoScalingGroups takes (Auto Scaling API reference). */
    private static final int GROUPS = 100;

    /** How many values one filter takes (EC2 API reference, Filter). */
    private static final int FILTER_VALUES = 200;

    final SharedLook<String, ServerGroup> groups;
    final SharedListing<List<ServerGroup>> allGroups;
    final SharedLook<String, Instance> instances;
    final SharedLook<Map<String, String>, List<Instance>> taggedInstances;
    final SharedLook<String, Image> images;
    final SharedLook<Map<String, String>, List<Image>> taggedImages;
    /** One call tells of one target group. */
    final SharedLook<String, List<TargetHealth>> health;

    RegionLooks(Clock clock) {
        groups = new SharedLook<>(clock, GROUPS);
        allGroups = new SharedListing<>(clock);
        instances = new SharedLook<>(clock, FILTER_VALUES);
        taggedInstances = new SharedLook<>(clock, 1);
        images = new SharedLook<>(clock, FILTER_VALUES);
        taggedImages = new SharedLook<>(clock, 1);
        health = new SharedLook<>(clock, 1);
    }
}
