package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;

/** EC2 on the wire: the actions of all its areas. Each runs with the cloud's monitor held. */
public final class Ec2Api {
    /** One operation in one region. */
    @FunctionalInterface
    interface Action {
        void handle(Ec2Region region, Parameters in, Xml out);
    }

    private final Ec2 ec2;
    private final QueryService service = QueryService.ec2();

    private Ec2Api(Ec2 ec2) {
        this.ec2 = ec2;
    }

    public static ServiceHandler service(Ec2 ec2) {
        Ec2Api api = new Ec2Api(ec2);
        new InstancesApi(ec2).register(api);
        new InstanceAttributesApi().register(api);
        new InstanceTypesApi().register(api);
        new ImagesApi(ec2).register(api);
        new CopiesApi(ec2).register(api);
        new ImageAttributesApi(ec2).register(api);
        new DeprecationApi(ec2).register(api);
        new SnapshotsApi(ec2).register(api);
        new VolumesApi(ec2).register(api);
        new EncryptionApi().register(api);
        new TagsApi().register(api);
        new SecurityGroupsApi(ec2).register(api);
        new NetworkApi(ec2).register(api);
        new LaunchTemplatesApi(ec2).register(api);
        return api.service;
    }

    Ec2Api on(String name, Action action) {
        service.on(name, (call, in, out) -> run(call, in, out, action));
        return this;
    }

    private void run(Call call, Parameters in, Xml out, Action action) {
        if (in.bool("DryRun", false)) {
            throw new AwsError("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set.");
        }
        synchronized (ec2.cloud) {
            action.handle(ec2.region(call.region()), in, out);
        }
    }
}
