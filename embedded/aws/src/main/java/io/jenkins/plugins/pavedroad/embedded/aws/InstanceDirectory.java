package io.jenkins.plugins.pavedroad.embedded.aws;

import java.util.List;
import java.util.Optional;

/** Look-ups of instances that take no lock, for use on data paths. Terminated instances stay visible for a while, as on AWS. */
public interface InstanceDirectory {
    Optional<InstanceView> find(String region, String instanceId);

    List<InstanceView> all(String region);
}
