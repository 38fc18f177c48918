package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one way back in a region, for every cause: what served before serves again at its original size, then the new
 * group is disabled and scaled to zero. It enables before it disables, so that it takes nothing down.
 */
final class RegionRollback {
    private final RegionContext region;

    RegionRollback(RegionContext region) {
        this.region = region;
    }

    /** The first phase of the way back from wherever the region is; null when nothing was begun there. */
    static Phase entry(RegionState state) {
        return switch (state.phase()) {
            case WAITING, PLAN, ROLLED_BACK -> null;
            case CREATE, IN_SERVICE, VERIFY -> Phase.DISABLE_NEW;
            case ATTACH, HEALTHY, PIN, DISABLE, DEREGISTER, DRAIN, SCALE_DOWN, SHRINK, UNPIN, DEPLOYED -> Phase.RESTORE;
            default -> state.phase();
        };
    }

    Move next(RegionState state) {
        return switch (state.phase()) {
            case RESTORE -> restore(state);
            case SOURCE_HEALTHY -> sourceHealthy(state);
            case DISABLE_NEW -> disableNew(state);
            case DRAIN_NEW -> drainNew(state);
            case SCALE_DOWN_NEW -> scaleDownNew(state);
            case UNPIN_SOURCE -> unpinSource(state);
            default -> throw new IllegalStateException("not on the way back: " + state.phase());
        };
    }

    private Move restore(RegionState state) {
        for (ServerGroup old : region.originals(state)) {
            Capacity size = state.originals().get(old.name());
            region.cloud()
                    .serverGroups()
                    .resize(old.name(), size.desired(), size.desired(), Math.max(size.max(), size.desired()));
            region.cloud().serverGroups().resume(old.name(), ServerGroup.DISABLED_PROCESSES);
            if (!old.members().isEmpty()) {
                old.targetGroups().forEach(t -> region.cloud().loadBalancing().register(t, old.instanceIds()));
            }
            region.tell("restore", "enabled " + old.name() + " again");
        }
        return Move.on(state.in(Phase.SOURCE_HEALTHY, region.time()));
    }

    /** Before traffic began to move nothing was changed, but what served then may have failed since. */
    private Move sourceHealthy(RegionState state) {
        boolean moved = !state.originals().isEmpty();
        for (ServerGroup group : moved ? region.originals(state) : region.servingBefore(state)) {
            int needed = moved
                    ? region.input()
                            .healthy()
                            .needed(state.originals().get(group.name()).desired())
                    : 1;
            TargetReport report = region.report(List.of(group));
            if (region.healthy(group, group.targetGroups()) < needed) {
                return whileUnhealthy(state, group, report, needed);
            }
        }
        return Move.on(state.in(Phase.DISABLE_NEW, region.time()));
    }

    /** Nothing that serves is taken away while what should replace it does not. */
    private Move whileUnhealthy(RegionState state, ServerGroup group, TargetReport report, int needed) {
        String count = report.healthyInEvery() + " of " + needed + " instances of " + group.name() + " healthy again, "
                + report.words();
        Optional<ServerGroup> own = region.ownGroup(state);
        boolean newServes = own.isPresent()
                && region.report(own.get().instanceIds(), state.targetGroups()).healthyInEvery() > 0;
        Duration waited = Duration.between(state.since(), region.time());
        boolean patient = waited.compareTo(region.input().healthy().timeout()) < 0;
        if (patient && (newServes || !state.originals().isEmpty())) {
            return region.pause(state, count);
        }
        if (newServes) {
            throw new DeployFailure("In " + state.region() + " only " + count + "; so " + state.serverGroup()
                    + " is left serving beside it.");
        }
        return Move.on(state.in(Phase.DISABLE_NEW, region.time()));
    }

    private Move disableNew(RegionState state) {
        Optional<ServerGroup> own = region.ownGroup(state);
        if (own.isEmpty()) {
            if (region.cloud().serverGroups().discard(state.serverGroup(), region.ownTags())) {
                region.tell("disable", "removed what " + state.serverGroup() + " was to launch from");
            }
            return Move.on(state.in(Phase.UNPIN_SOURCE, region.time()));
        }
        region.suspend(own.get());
        region.deregister(own.get());
        region.tell("disable", "disabled " + state.serverGroup());
        return Move.on(state.in(Phase.DRAIN_NEW, region.time()));
    }

    private Move drainNew(RegionState state) {
        Optional<ServerGroup> own = region.ownGroup(state);
        if (own.isPresent()
                && region.report(List.of(own.get())).inUse()
                && !region.drainOverdue(state, List.of(own.get()))) {
            return region.pause(state, "the last requests of " + state.serverGroup());
        }
        return Move.on(state.in(Phase.SCALE_DOWN_NEW, region.time()));
    }

    private Move scaleDownNew(RegionState state) {
        region.ownGroup(state).ifPresent(group -> {
            region.scaleToZero(group);
            region.tell("scale down", "scaled " + state.serverGroup() + " to zero, it is kept to be looked at");
        });
        return Move.on(state.in(Phase.UNPIN_SOURCE, region.time()));
    }

    private Move unpinSource(RegionState state) {
        for (ServerGroup old : region.originals(state)) {
            Capacity size = state.originals().get(old.name());
            // Not by comparison with what the look shows: it may be of before the pin.
            region.cloud().serverGroups().resize(old.name(), size.min(), size.desired(), size.max());
        }
        String serving = String.join(
                ", ",
                state.originals().isEmpty() && state.source() != null
                        ? List.of(state.source())
                        : state.originals().keySet());
        region.tell(
                "rolled back",
                serving.isEmpty() ? "nothing served here before, and nothing does now" : serving + " serves as before");
        return Move.on(state.in(Phase.ROLLED_BACK, region.time()));
    }
}
