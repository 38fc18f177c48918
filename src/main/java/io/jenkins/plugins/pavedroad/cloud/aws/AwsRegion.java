package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Images;
import io.jenkins.plugins.pavedroad.cloud.Instances;
import io.jenkins.plugins.pavedroad.cloud.Inventory;
import io.jenkins.plugins.pavedroad.cloud.LoadBalancing;
import io.jenkins.plugins.pavedroad.cloud.ObjectStore;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import io.jenkins.plugins.pavedroad.cloud.Uploads;
import java.util.function.Supplier;

/** One AWS region as one account sees it. */
final class AwsRegion implements CloudRegion, AutoCloseable {
    private final String name;
    private final Clients clients;
    private final AwsImages images;
    private final AwsInstances instances;
    private final AwsServerGroups serverGroups;
    private final AwsLoadBalancing loadBalancing;
    private final AwsInventory inventory;
    private final AwsObjects objects;
    private final AwsUploads uploads;

    AwsRegion(String name, Clients clients, Supplier<String> accountId) {
        this.name = name;
        this.clients = clients;
        images = new AwsImages(clients.ec2(), clients.ssm());
        instances = new AwsInstances(clients.ec2(), clients.signedCalls());
        serverGroups = new AwsServerGroups(clients.autoScaling(), new LaunchTemplates(clients.ec2()));
        loadBalancing = new AwsLoadBalancing(clients.balancing());
        inventory = new AwsInventory(clients, images);
        objects = new AwsObjects(clients.s3(), clients.presigner(), clients.region(), accountId);
        uploads = new AwsUploads(clients.s3(), clients.presigner());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public Instances instances() {
        return instances;
    }

    @Override
    public ServerGroups serverGroups() {
        return serverGroups;
    }

    @Override
    public LoadBalancing loadBalancing() {
        return loadBalancing;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public Uploads uploads() {
        return uploads;
    }

    @Override
    public void close() {
        clients.close();
    }
}
