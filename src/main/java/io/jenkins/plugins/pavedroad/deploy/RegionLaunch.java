package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import io.jenkins.plugins.pavedroad.operation.BodyEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From nothing to a verified server group without traffic in one region. Each phase may be entered again with the same
 * state and finds what was done.
 */
final class RegionLaunch {
    private static final Duration NOTHING_TO_LOOK_AT = Duration.ofMinutes(1);

    private final RegionContext region;

    RegionLaunch(RegionContext region) {
        this.region = region;
    }

    Move next(RegionState state) {
        return switch (state.phase()) {
            case WAITING -> Move.on(state.in(Phase.PLAN, region.time()));
            case PLAN -> plan(state);
            case CREATE -> create(state);
            case IN_SERVICE -> inService(state);
            case VERIFY -> verify(state);
            default -> throw new IllegalStateException("no longer being launched: " + state.phase());
        };
    }

    private Move plan(RegionState state) {
        RegionGuards guards = new RegionGuards(region);
        List<String> overridden = new ArrayList<>(guards.beforePlan());
        List<ServerGroup> cluster = region.cluster();
        ServerGroup source = Planner.source(cluster);
        Capacity capacity = Planner.capacity(region.input(), region.wanted(), source);
        Image image = image(state.region());
        Plan plan = new Plan(
                state.region(),
                Planner.nextName(region.moniker(), cluster),
                source == null ? null : source.name(),
                image.id(),
                capacity,
                Planner.finalMin(capacity, region.input(), region.wanted(), source),
                targetGroups(source));
        NewGroup.settings(region, plan, source);
        region.tell("plan", (region.input().dryRun() ? "would create " : "") + plan.sentence());
        overridden.addAll(guards.planned(plan, image, cluster));
        RegionState planned = state.planned(plan, overridden, region.time());
        return Move.on(region.input().dryRun() ? planned.in(Phase.DEPLOYED, region.time()) : planned);
    }

    private Image image(String name) {
        String image = region.input().images().getOrDefault(name, region.input().image());
        if (image.matches("ami-[0-9a-f]+")) {
            return region.cloud()
                    .images()
                    .find(image)
                    .filter(i -> i.state() == Image.State.AVAILABLE)
                    .orElseThrow(() -> new DeployFailure("The parameter 'image' is '" + image
                            + "'; it must be an available image in " + name + "."));
        }
        return Planner.image(name, image, region.cloud().images().ownByName(image));
    }

    private List<String> targetGroups(ServerGroup source) {
        List<String> wanted = region.wanted().targetGroups();
        if (wanted == null) {
            return source == null ? List.of() : source.targetGroups();
        }
        Map<String, String> found =
                wanted.isEmpty() ? Map.of() : region.cloud().loadBalancing().targetGroups(wanted);
        for (String name : wanted) {
            if (!found.containsKey(name)) {
                throw new DeployFailure("The parameter 'targetGroups' names '" + name
                        + "'; it must be a target group in " + region.wanted().name() + ".");
            }
        }
        return wanted.stream().map(found::get).toList();
    }

    private Move create(RegionState state) {
        Optional<ServerGroup> source = Optional.ofNullable(state.source()).flatMap(name -> region.known(state, name));
        if (state.source() != null && source.isEmpty()) {
            throw new DeployFailure(state.source() + " in " + state.region() + " is gone since this was planned.");
        }
        try {
            region.cloud().serverGroups().create(NewGroup.launch(region, state, source.orElse(null)));
        } catch (CloudException refused) {
            if (refused.code().equals("AlreadyExists")) {
                throw new DeployFailure("Somebody else made " + state.serverGroup() + " in " + state.region()
                        + " at the same time; deploy again when that deployment is over.");
            }
            throw refused;
        }
        region.tell("create", "created " + state.serverGroup() + ", it takes no traffic yet");
        return Move.on(state.in(Phase.IN_SERVICE, region.time()));
    }

    private Move inService(RegionState state) {
        ServerGroup group = region.own(state);
        long up = group.members().stream()
                .filter(m -> m.inService() && m.healthy())
                .count();
        int needed = region.needed(state);
        if (up >= needed) {
            region.tell(
                    "launch",
                    up + " of " + state.capacity().desired() + " instances of " + state.serverGroup() + " in service");
            return Move.on(state.in(region.input().verified() ? Phase.VERIFY : Phase.ATTACH, region.time()));
        }
        String count = up + " of " + needed + " instances of " + state.serverGroup() + " in service";
        region.refuseToWaitLonger(state, count);
        return region.pause(state, count);
    }

    private Move verify(RegionState state) {
        Optional<BodyEnd> end = region.now().bodyEnd(state.region());
        if (end.isEmpty()) {
            List<Instance> instances =
                    region.cloud().instances().find(region.own(state).instanceIds());
            Map<String, String> environment = new HashMap<>();
            environment.put("SERVER_GROUP", state.serverGroup());
            environment.put("REGION", state.region());
            environment.put(
                    "INSTANCE_IDS",
                    String.join(" ", instances.stream().map(Instance::id).toList()));
            environment.put(
                    "INSTANCE_ADDRESSES",
                    String.join(
                            " ",
                            instances.stream()
                                    .flatMap(i -> i.privateAddress().stream())
                                    .toList()));
            region.now().runBody(state.region(), state.region(), environment);
            return Move.after(NOTHING_TO_LOOK_AT, state, "the checks of " + state.serverGroup());
        }
        if (!end.get().passed()) {
            throw new DeployFailure("The checks of " + state.serverGroup() + " in " + state.region() + " failed: "
                    + end.get().message() + (end.get().message().endsWith(".") ? "" : "."));
        }
        region.tell("verify", state.serverGroup() + " passed the checks");
        return Move.on(state.in(Phase.ATTACH, region.time()));
    }
}
