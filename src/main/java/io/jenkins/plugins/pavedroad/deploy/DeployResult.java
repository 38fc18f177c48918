package io.jenkins.plugins.pavedroad.deploy;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a deployment ended. Readable in a Pipeline's sandbox. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public final class DeployResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private String cluster;
    private LinkedHashMap<String, String> serverGroups = new LinkedHashMap<>();
    private LinkedHashMap<String, String> previous = new LinkedHashMap<>();
    private LinkedHashMap<String, String> images = new LinkedHashMap<>();
    private boolean rolledBack;

    DeployResult() {}

    static DeployResult of(String cluster, DeployState state) {
        DeployResult result = new DeployResult();
        result.cluster = cluster;
        for (RegionState region : state.regions()) {
            if (region.serverGroup() != null) {
                result.serverGroups.put(region.region(), region.serverGroup());
                result.images.put(region.region(), region.imageId());
                if (region.source() != null) {
                    result.previous.put(region.region(), region.source());
                }
            }
            result.rolledBack |= region.phase() == RegionState.Phase.ROLLED_BACK;
        }
        return result;
    }

    public String getCluster() {
        return cluster;
    }

    /** Region to the name of the new server group. */
    public Map<String, String> getServerGroups() {
        return new LinkedHashMap<>(serverGroups);
    }

    /** Region to the name of the server group it replaced; regions of a first deployment are not in it. */
    public Map<String, String> getPrevious() {
        return new LinkedHashMap<>(previous);
    }

    /** Region to image id. */
    public Map<String, String> getImages() {
        return new LinkedHashMap<>(images);
    }

    /** Whether any region was rolled back. */
    public boolean getRolledBack() {
        return rolledBack;
    }

    @Override
    public String toString() {
        return cluster + " " + serverGroups + (rolledBack ? ", rolled back" : "");
    }
}
