package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.ClassicBalancersApi;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.LoadBalancersApi;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Ec2Api;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.s3.ObjectStore;
import io.jenkins.plugins.pavedroad.embedded.aws.s3.S3Service;
import io.jenkins.plugins.pavedroad.embedded.aws.scaling.ScalingApi;
import io.jenkins.plugins.pavedroad.embedded.aws.sns.SnsApi;
import io.jenkins.plugins.pavedroad.embedded.aws.ssm.SsmApi;
import io.jenkins.plugins.pavedroad.embedded.aws.sts.StsApi;
import io.jenkins.plugins.pavedroad.embedded.aws.watch.CloudWatchApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts the services together: the one place that knows them all. */
final class Wiring {
    private Wiring() {}

    static InstanceRuntime defaultRuntime(Path folder) {
        return new ProcessRuntime(folder);
    }

    static List<ServiceHandler> services(Cloud cloud, EmbeddedAws aws) throws IOException {
        List<ServiceHandler> services = new ArrayList<>();
        services.add(Ec2Api.service(cloud.ec2()));
        services.add(ScalingApi.service(cloud.scaling()));
        services.add(ClassicBalancersApi.service(cloud, cloud.balancing()));
        services.add(LoadBalancersApi.service(cloud, cloud.balancing()));
        services.add(new SsmApi(cloud).service());
        services.add(new S3Service(new ObjectStore(
                cloud.options().folder().resolve("s3"), cloud.timeline().clock())));
        services.add(CloudWatchApi.service(cloud.cloudWatch()));
        services.add(SnsApi.service(cloud.topics(), cloud.timeline()));
        services.add(new StsApi(cloud).service());
        return services;
    }
}
