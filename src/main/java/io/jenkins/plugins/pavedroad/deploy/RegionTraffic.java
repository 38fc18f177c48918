package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import io.jenkins.plugins.pavedroad.parameter.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves traffic from what serves to the new server group in one region. Each phase may be entered again with the same
 * state and finds what was done.
 */
final class RegionTraffic {
    private final RegionContext region;

    RegionTraffic(RegionContext region) {
        this.region = region;
    }

    Move next(RegionState state) {
        return switch (state.phase()) {
            case ATTACH -> attach(state);
            case HEALTHY -> healthy(state);
            case PIN -> pin(state);
            case DISABLE -> disable(state);
            case DEREGISTER -> deregister(state);
            case DRAIN -> drain(state);
            case SCALE_DOWN -> scaleDown(state);
            case SHRINK -> shrink(state);
            case UNPIN -> unpin(state);
            default -> throw new IllegalStateException("not yet launched: " + state.phase());
        };
    }

    private Move attach(RegionState state) {
        if (!state.targetGroups().isEmpty()) {
            region.cloud().serverGroups().attach(state.serverGroup(), state.targetGroups());
            region.tell("attach", state.serverGroup() + " takes traffic");
        }
        return Move.on(state.in(Phase.HEALTHY, region.time()));
    }

    private Move healthy(RegionState state) {
        ServerGroup group = region.own(state);
        TargetReport report = region.report(group.instanceIds(), state.targetGroups());
        int needed = region.needed(state);
        int healthy = state.targetGroups().isEmpty()
                ? (int) group.members().stream()
                        .filter(m -> m.inService() && m.healthy())
                        .count()
                : report.healthyInEvery();
        if (healthy < needed) {
            String count = healthy + " of " + needed + " instances of " + state.serverGroup() + " healthy"
                    + (state.targetGroups().isEmpty() ? "" : ", " + report.words());
            region.refuseToWaitLonger(state, count);
            return region.pause(state.steady(null), count);
        }
        Instant steady = state.steadySince() == null ? region.time() : state.steadySince();
        Duration left = region.input().healthy().stableFor().minus(Duration.between(steady, region.time()));
        if (!left.isNegative() && !left.isZero()) {
            Duration look = Duration.ofSeconds(2);
            return Move.after(
                    left.compareTo(look) < 0 ? left : look,
                    state.steady(steady),
                    state.serverGroup() + " to stay healthy for "
                            + DurationText.format(region.input().healthy().stableFor()));
        }
        region.tell("healthy", healthy + " instances of " + state.serverGroup() + " healthy");
        Map<String, Capacity> originals = RegionContext.sizes(region.servingBefore(state));
        return Move.on(state.withOriginals(originals).in(originals.isEmpty() ? Phase.UNPIN : Phase.PIN, region.time()));
    }

    private Move pin(RegionState state) {
        for (ServerGroup group : region.originals(state)) {
            if (group.capacity().min() < group.capacity().desired()) {
                region.cloud()
                        .serverGroups()
                        .resize(group.name(), group.capacity().desired(), null, null);
                region.tell(
                        "pin",
                        "pinned " + group.name() + " at " + group.capacity().desired()
                                + " instances while traffic moves");
            }
        }
        return Move.on(state.in(Phase.DISABLE, region.time()));
    }

    /** The traffic guard looks again, live: what was healthy a moment ago may not be. */
    private Move disable(RegionState state) {
        ServerGroup group = region.own(state);
        if (!state.targetGroups().isEmpty()) {
            TargetReport report = region.report(group.instanceIds(), state.targetGroups());
            if (report.healthyInEvery() < Math.max(1, region.needed(state))) {
                throw new DeployFailure("Traffic guard: " + state.serverGroup() + " in " + state.region() + " has "
                        + report.words() + ", so what serves now is not disabled.");
            }
        }
        for (ServerGroup old : region.originals(state)) {
            region.suspend(old);
        }
        return Move.on(state.in(Phase.DEREGISTER, region.time()));
    }

    private Move deregister(RegionState state) {
        for (ServerGroup old : region.originals(state)) {
            region.deregister(old);
            region.tell("disable", "disabled " + old.name() + ", it finishes what it began");
        }
        return Move.on(state.in(Phase.DRAIN, region.time()));
    }

    private Move drain(RegionState state) {
        List<ServerGroup> old = region.originals(state);
        if (region.report(old).inUse() && !region.drainOverdue(state, old)) {
            return region.pause(
                    state,
                    "the last requests of "
                            + String.join(
                                    ", ", old.stream().map(ServerGroup::name).toList()));
        }
        return Move.on(state.in(region.input().scaleDown() ? Phase.SCALE_DOWN : Phase.SHRINK, region.time()));
    }

    private Move scaleDown(RegionState state) {
        for (ServerGroup old : region.originals(state)) {
            region.scaleToZero(old);
            region.tell("scale down", "scaled " + old.name() + " to zero");
        }
        return Move.on(state.in(Phase.SHRINK, region.time()));
    }

    private Move shrink(RegionState state) {
        List<ServerGroup> cluster = region.cluster();
        Map<String, Integer> serving = new HashMap<>();
        for (ServerGroup group : cluster) {
            serving.put(group.name(), region.report(List.of(group)).healthyInEvery());
        }
        List<String> beyond = Planner.beyondKeep(
                cluster, state.serverGroup(), state.source(), region.input().keep(), serving);
        for (String name : beyond) {
            region.cloud().serverGroups().destroy(name);
            region.tell(
                    "shrink",
                    "destroyed " + name + ", beyond the " + region.input().keep() + " that are kept");
        }
        return Move.on(state.in(Phase.UNPIN, region.time()));
    }

    private Move unpin(RegionState state) {
        if (!region.input().scaleDown()) {
            state.originals().forEach((name, size) -> region.group(name)
                    .filter(g -> g.capacity().min() != size.min()
                            && size.min() <= g.capacity().desired())
                    .ifPresent(g -> region.cloud().serverGroups().resize(name, size.min(), null, null)));
        }
        if (state.finalMin() != null) {
            region.cloud().serverGroups().resize(state.serverGroup(), state.finalMin(), null, null);
        }
        region.tell(
                "deployed",
                state.serverGroup() + " serves"
                        + (state.originals().isEmpty()
                                ? ""
                                : ", " + String.join(", ", state.originals().keySet()) + " disabled and kept"));
        return Move.on(state.in(Phase.DEPLOYED, region.time()));
    }
}
