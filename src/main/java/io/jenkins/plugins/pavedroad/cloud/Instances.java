package io.jenkins.plugins.pavedroad.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instances of one region that belong to no server group, and what they need around them. */
public interface Instances {
    /** @return the instance's id */
    String launch(InstanceLaunch launch);

    /** Those of these ids that the cloud still knows. */
    List<Instance> find(Collection<String> ids);

    /** Instances with all of these tags that are not yet terminated. */
    List<Instance> byTags(Map<String, String> tags);

    /** Instances with this tag, whatever its value, that are not yet terminated. */
    List<Instance> withTag(String key);

    /**
     * An address that terminates this instance when it is fetched once, by whoever has it: a secret. It is good for this
     * long at most, and no longer than the session that signed it.
     */
    URI terminationAddress(String id, Duration validity);

    void terminate(Collection<String> ids);

    /** What the instance has written to its console so far; may lag by minutes. */
    String console(String id);

    /** Architectures an instance type runs, in the cloud's words; empty when the type is unknown here. */
    List<String> architectures(String instanceType);

    /** The default network's id, if the account has one here. */
    Optional<String> defaultNetwork();

    /** Default subnets of the zones: id by zone, in the zones' order. */
    Map<String, String> defaultSubnets();

    /** The network a subnet lies in. */
    Optional<String> networkOf(String subnet);

    /**
     * A security group that lets nothing in. An existing one of that name in the network is answered, not made again.
     *
     * @return its id
     */
    String closedSecurityGroup(String name, String description, String network, Map<String, String> tags);

    /** Security groups with all of these tags: id by name. */
    Map<String, String> securityGroupsByTags(Map<String, String> tags);

    /**
     * @return false when something still uses the group; true when it is gone (or was not there)
     */
    boolean deleteSecurityGroup(String id);
}
