package io.jenkins.plugins.pavedroad.deploy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a deployment is.
 *
 * @param regions in the order they are deployed
 * @param cause why it turned around; null while it goes forward
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeployState(List<RegionState> regions, String cause) {
    public DeployState {
        regions = List.copyOf(regions);
    }

    DeployState with(RegionState changed) {
        List<RegionState> all = new ArrayList<>(regions);
        all.replaceAll(one -> one.region().equals(changed.region()) ? changed : one);
        return new DeployState(all, cause);
    }
}
