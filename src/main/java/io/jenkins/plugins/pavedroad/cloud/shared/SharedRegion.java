package io.jenkins.plugins.pavedroad.cloud.shared;

import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Images;
import io.jenkins.plugins.pavedroad.cloud.Instances;
import io.jenkins.plugins.pavedroad.cloud.Inventory;
import io.jenkins.plugins.pavedroad.cloud.LoadBalancing;
import io.jenkins.plugins.pavedroad.cloud.ObjectStore;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import io.jenkins.plugins.pavedroad.cloud.Uploads;

/** A region whose looks are shared. */
final class SharedRegion implements CloudRegion {
    private final CloudRegion region;
    private final RegionLooks looks;

    SharedRegion(CloudRegion region, RegionLooks looks) {
        this.region = region;
        this.looks = looks;
    }

    @Override
    public String name() {
        return region.name();
    }

    @Override
    public Images images() {
        Looker.looks();
        return new SharedImages(region.images(), looks);
    }

    @Override
    public Instances instances() {
        Looker.looks();
        return new SharedInstances(region.instances(), looks);
    }

    @Override
    public ServerGroups serverGroups() {
        Looker.looks();
        return new SharedServerGroups(region.serverGroups(), looks);
    }

    @Override
    public LoadBalancing loadBalancing() {
        Looker.looks();
        return new SharedLoadBalancing(region.loadBalancing(), looks);
    }

    @Override
    public Inventory inventory() {
        Looker.looks();
        return region.inventory();
    }

    @Override
    public ObjectStore objects() {
        Looker.looks();
        return region.objects();
    }

    @Override
    public Uploads uploads() {
        Looker.looks();
        return region.uploads();
    }
}
