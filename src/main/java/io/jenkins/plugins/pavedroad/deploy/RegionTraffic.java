package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import io.jenkins.plugins.pavedroad.parameter.DurationText;
import java.time.Duration;
import java.time.Instant;
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
        int needed = region.needed(state);
        int healthy = region.healthy(group, state.targetGroups());
        if (healthy < needed) {
            String count = healthy + " of " + needed + " instances of " + state.serverGroup() + " healthy"
                    + words(group, state);
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
        return Move.on(
                state.withOriginals(originals).in(originals.isEmpty() ? Phase.SHRINK : Phase.PIN, region.time()));
    }

    private String words(ServerGroup group, RegionState state) {
        return state.targetGroups().isEmpty()
                ? ""
                : ", "
                        + region.report(group.instanceIds(), state.targetGroups())
                                .words();
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

    private Move disable(RegionState state) {
        List<ServerGroup> originals = region.originals(state);
        new RegionGuards(region).beforeDisabling(state, region.own(state), originals);
        for (ServerGroup old : originals) {
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
        List<ServerGroup> beyond = Planner.beyondKeep(
                cluster, state.serverGroup(), state.source(), region.input().keep());
        for (ServerGroup group : new RegionGuards(region).mayDestroy(beyond)) {
            String name = group.name();
            // In one target group of several is enough to be sent requests.
            if (region.report(List.of(group)).inUse()) {
                region.tell("shrink", "kept " + name + ", which still takes traffic");
                continue;
            }
            region.cloud().serverGroups().destroy(name);
            region.tell(
                    "shrink",
                    "destroyed " + name + ", beyond the " + region.input().keep() + " that are kept");
        }
        return Move.on(state.in(Phase.UNPIN, region.time()));
    }

    private Move unpin(RegionState state) {
        if (!region.input().scaleDown()) {
            for (ServerGroup old : region.originals(state)) {
                Capacity size = state.originals().get(old.name());
                // Not by comparison with what the look shows: it may be of before the pin.
                if (size.min() < size.desired() && size.min() <= old.capacity().desired()) {
                    region.cloud().serverGroups().resize(old.name(), size.min(), null, null);
                }
            }
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
