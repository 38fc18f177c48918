package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Auto Scaling on the wire. Each action runs with the cloud's monitor held, and has the groups looked at afterwards. */
public final class ScalingApi {
    private final Scaling scaling;
    private final QueryService service =
            QueryService.query("autoscaling", "http://autoscaling.amazonaws.com/doc/2011-01-01/");

    private ScalingApi(Scaling scaling) {
        this.scaling = scaling;
    }

    public static ServiceHandler service(Scaling scaling) {
        ScalingApi api = new ScalingApi(scaling);
        new GroupsApi(scaling).register(api);
        new GroupInstancesApi(scaling).register(api);
        new ProcessesApi(scaling).register(api);
        new TargetGroupsApi(scaling).register(api);
        new LoadBalancersApi(scaling).register(api);
        new GroupTagsApi(scaling).register(api);
        new LaunchConfigurationsApi(scaling).register(api);
        new LifecycleHooksApi(scaling).register(api);
        Map.of(
                        "DescribePolicies", "ScalingPolicies",
                        "DescribeScheduledActions", "ScheduledUpdateGroupActions",
                        "DescribeNotificationConfigurations", "NotificationConfigurations",
                        "DescribeInstanceRefreshes", "InstanceRefreshes")
                .forEach((action, list) -> api.on(action, (call, in, out) -> out.leaves(list, "member", List.of())));
        return api.service;
    }

    ScalingApi on(String name, QueryService.Action action) {
        service.on(name, (call, in, out) -> run(call, in, out, action));
        return this;
    }

    private void run(Call call, Parameters in, Xml out, QueryService.Action action) {
        synchronized (scaling.cloud) {
            action.handle(call, in, out);
        }
        if (!call.action().startsWith("Describe")) {
            scaling.nudge();
        }
    }

    /** {@code MaxRecords} and {@code NextToken}: 50 unless told, 100 at most. */
    static <T> Paging<T> page(Parameters in, List<T> all, ToLongFunction<T> number) {
        int size = in.integer("MaxRecords", 50);
        if (size < 1 || size > 100) {
            throw in.invalid("MaxRecords", String.valueOf(size), "1 to 100 are expected.");
        }
        return Paging.of(all, number, in.string("NextToken"), size, "InvalidNextToken");
    }
}
