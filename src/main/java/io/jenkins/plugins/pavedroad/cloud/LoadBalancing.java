package io.jenkins.plugins.pavedroad.cloud;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Load balancing of one region (AWS: target groups of ELBv2). */
public interface LoadBalancing {
    /** Ids by name, for those of the names that exist. A name that is already an id (an ARN) is answered as it is. */
    Map<String, String> targetGroups(Collection<String> namesOrIds);

    /** What each target group says of every instance registered with it. */
    List<TargetHealth> health(Collection<String> targetGroups);

    void register(String targetGroup, Collection<String> instanceIds);

    void deregister(String targetGroup, Collection<String> instanceIds);

    /** How long a deregistered instance may finish what it began. AWS's default is 300 s. */
    Duration drainTime(String targetGroup);
}
