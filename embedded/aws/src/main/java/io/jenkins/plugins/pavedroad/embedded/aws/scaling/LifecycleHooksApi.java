package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.time.Duration;
import java.util.List;

/** Hooks of a group, and speaking for the instances they hold. Nobody is notified. */
final class LifecycleHooksApi {
    private final Scaling scaling;

    LifecycleHooksApi(Scaling scaling) {
        this.scaling = scaling;
    }

    void register(ScalingApi api) {
        api.on("PutLifecycleHook", this::put)
                .on("DescribeLifecycleHooks", this::describe)
                .on("DeleteLifecycleHook", this::delete)
                .on("CompleteLifecycleAction", this::complete)
                .on("RecordLifecycleActionHeartbeat", this::heartbeat);
    }

    private Group group(Call call, Parameters in) {
        return scaling.group(call.region(), in.required("AutoScalingGroupName"));
    }

    private void put(Call call, Parameters in, Xml out) {
        Group group = group(call, in);
        String name = in.required("LifecycleHookName");
        LifecycleHook before = group.hooks.get(name);
        String transition = in.string("LifecycleTransition", before == null ? null : before.transition());
        if (!LifecycleHook.LAUNCHING.equals(transition) && !LifecycleHook.TERMINATING.equals(transition)) {
            throw in.invalid(
                    "LifecycleTransition",
                    transition,
                    LifecycleHook.LAUNCHING + " or " + LifecycleHook.TERMINATING + " is expected.");
        }
        int seconds = in.integer(
                "HeartbeatTimeout",
                before == null ? 3600 : (int) before.heartbeat().toSeconds());
        if (seconds < 30 || seconds > 172_800) {
            throw in.invalid("HeartbeatTimeout", String.valueOf(seconds), "30 to 172800 seconds are expected.");
        }
        String result = in.string("DefaultResult", before == null ? "ABANDON" : before.defaultResult());
        group.hooks.put(
                name,
                new LifecycleHook(
                        name,
                        transition.equals(LifecycleHook.LAUNCHING),
                        Duration.ofSeconds(seconds),
                        abandons(in, "DefaultResult", result)));
    }

    private static boolean abandons(Parameters in, String parameter, String result) {
        return switch (result) {
            case "ABANDON" -> true;
            case "CONTINUE" -> false;
            default -> throw in.invalid(parameter, result, "CONTINUE or ABANDON is expected.");
        };
    }

    private void describe(Call call, Parameters in, Xml out) {
        Group group = group(call, in);
        List<String> names = in.strings("LifecycleHookNames");
        List<LifecycleHook> hooks = group.hooks.values().stream()
                .filter(hook -> names.isEmpty() || names.contains(hook.name()))
                .toList();
        out.list("LifecycleHooks", "member", hooks, hook -> out.leaf("LifecycleHookName", hook.name())
                .leaf("AutoScalingGroupName", group.name)
                .leaf("LifecycleTransition", hook.transition())
                .leaf("HeartbeatTimeout", hook.heartbeat().toSeconds())
                .leaf("GlobalTimeout", Math.min(172_800, hook.heartbeat().toSeconds() * 100))
                .leaf("DefaultResult", hook.defaultResult()));
    }

    /** As on AWS, a launching instance that the hook holds is abandoned, a terminating one goes on. */
    private void delete(Call call, Parameters in, Xml out) {
        Group group = group(call, in);
        LifecycleHook hook = group.hooks.remove(in.required("LifecycleHookName"));
        if (hook == null) {
            throw new AwsError("ValidationError", "No Lifecycle Hook found: " + in.string("LifecycleHookName"));
        }
        group.members.values().stream()
                .filter(member -> member.hold != null && member.hold.holds(hook.name()))
                .forEach(member -> member.hold.complete(hook.name(), hook.launching()));
    }

    private void complete(Call call, Parameters in, Xml out) {
        boolean abandon = abandons(in, "LifecycleActionResult", in.required("LifecycleActionResult"));
        held(call, in).hold.complete(in.required("LifecycleHookName"), abandon);
    }

    private void heartbeat(Call call, Parameters in, Xml out) {
        held(call, in)
                .hold
                .heard(
                        in.required("LifecycleHookName"),
                        scaling.cloud.timeline().now());
    }

    private Member held(Call call, Parameters in) {
        String hook = in.required("LifecycleHookName");
        String token = in.string("LifecycleActionToken");
        String id = in.string("InstanceId");
        return group(call, in).members.values().stream()
                .filter(member -> member.hold != null && member.hold.holds(hook))
                .filter(member -> token == null ? member.instance.id().equals(id) : token.equals(member.hold.token))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "ValidationError",
                        "No active Lifecycle Action found with "
                                + (token == null ? "instance ID " + id : "token " + token)));
    }
}
