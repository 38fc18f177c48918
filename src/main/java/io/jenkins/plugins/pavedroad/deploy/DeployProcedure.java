package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.deploy.DeployInput.RollbackScope;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import io.jenkins.plugins.pavedroad.naming.Moniker;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A red/black deployment: the regions one after the other, each to its end before the next begins; on a failure, an
 * abort or a timeout the way back, newest region first.
 */
final class DeployProcedure implements Procedure<DeployState> {
    private final DeployInput input;
    private final Supplier<Cloud> cloud;
    private final Moniker moniker;

    DeployProcedure(DeployInput input, Supplier<Cloud> cloud) {
        this.input = input;
        this.cloud = cloud;
        this.moniker = Moniker.of(input.application(), input.stack(), input.detail());
    }

    @Override
    public Outcome<DeployState> next(DeployState state, Situation now) {
        return state.cause() == null ? forward(state, now) : back(state, now);
    }

    private Outcome<DeployState> forward(DeployState state, Situation now) {
        Optional<RegionState> current = state.regions().stream()
                .filter(r -> r.phase() != Phase.DEPLOYED)
                .findFirst();
        if (current.isEmpty()) {
            return Outcome.done(state, DeployResult.of(moniker.cluster(), state));
        }
        RegionContext region = context(current.get(), now);
        return outcome(state, seen(region, current.get(), from -> forward(region, from)));
    }

    /** One look's move; when it did not show what should be there, another look soon. */
    private static Move seen(RegionContext region, RegionState state, Function<RegionState, Move> move) {
        Instant from = state.unseenSince() == null ? region.time() : state.unseenSince();
        try {
            Move made = move.apply(state);
            RegionState next = made.state().unseen(region.missed().isEmpty() ? null : from);
            return new Move(next, made.pause(), made.waitingFor());
        } catch (NotSeenException missing) {
            return Move.after(
                    Duration.ofSeconds(1),
                    state.unseen(from),
                    missing.getMessage() + " to be seen in " + state.region());
        }
    }

    private static Move forward(RegionContext region, RegionState state) {
        return state.phase().compareTo(Phase.ATTACH) < 0
                ? new RegionLaunch(region).next(state)
                : new RegionTraffic(region).next(state);
    }

    private Outcome<DeployState> back(DeployState state, Situation now) {
        Optional<RegionState> current = state.regions().stream()
                .filter(r -> r.phase().back() && r.phase() != Phase.ROLLED_BACK)
                .reduce((a, b) -> b);
        if (current.isEmpty()) {
            return Outcome.failed(state, ending(state), DeployResult.of(moniker.cluster(), state), leftovers(state));
        }
        RegionState region = current.get();
        try {
            RegionContext context = context(region, now);
            return outcome(state, seen(context, region, new RegionRollback(context)::next));
        } catch (RuntimeException stuck) {
            if (stuck instanceof CloudException refused && refused.retryable()) {
                throw stuck;
            }
            String why = stuck.getMessage() == null ? stuck.getClass().getSimpleName() : stuck.getMessage();
            now.tell("rollback", region.region(), why);
            return leftAsItIs(state, region, why);
        }
    }

    /** A region that cannot be taken back is named; the others still are. */
    private static Outcome<DeployState> leftAsItIs(DeployState state, RegionState region, String why) {
        DeployState without = state.with(region.in(Phase.WAITING, region.since()));
        return Outcome.advance(new DeployState(
                without.regions(), state.cause() + " Not rolled back in " + region.region() + ": " + why));
    }

    private static Outcome<DeployState> outcome(DeployState state, Move move) {
        DeployState next = state.with(move.state());
        return move.pause() == null ? Outcome.advance(next) : Outcome.await(next, move.pause(), move.waitingFor());
    }

    private String ending(DeployState state) {
        List<String> back = state.regions().stream()
                .filter(r -> r.phase() == Phase.ROLLED_BACK)
                .map(RegionState::region)
                .toList();
        List<String> deployed = state.regions().stream()
                .filter(r -> r.phase() == Phase.DEPLOYED)
                .map(RegionState::region)
                .toList();
        return state.cause()
                + (back.isEmpty() ? "" : " Rolled back in " + String.join(", ", back) + ".")
                + (deployed.isEmpty() ? "" : " Deployed and left so in " + String.join(", ", deployed) + ".");
    }

    @Override
    public DeployState unwind(DeployState state, String cause) {
        List<RegionState> regions = new ArrayList<>(state.regions());
        Collections.reverse(regions);
        DeployState turned = state;
        for (RegionState region : regions) {
            boolean finished = region.phase() == Phase.DEPLOYED;
            Phase entry = RegionRollback.entry(region);
            if (entry != null && (!finished || input.rollback() == RollbackScope.ALL)) {
                turned = turned.with(region.in(entry, region.since()));
            }
        }
        return new DeployState(turned.regions(), cause);
    }

    /** New server groups of regions that are not back, and will not be. */
    @Override
    public List<String> leftovers(DeployState state) {
        return state.regions().stream()
                .filter(r -> r.serverGroup() != null)
                .filter(r -> r.phase() == Phase.WAITING || r.phase().back() && r.phase() != Phase.ROLLED_BACK)
                .map(r -> "server group " + r.serverGroup() + " in " + r.region())
                .toList();
    }

    private RegionContext context(RegionState state, Situation now) {
        DeployInput.InRegion wanted = input.regions().stream()
                .filter(r -> r.name().equals(state.region()))
                .findFirst()
                .orElseThrow();
        Cloud account = cloud.get();
        return new RegionContext(
                input, wanted, moniker, account.region(state.region()), account::accountId, now, new HashSet<>());
    }
}
