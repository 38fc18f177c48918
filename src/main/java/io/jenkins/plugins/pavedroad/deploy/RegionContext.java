package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.naming.Moniker;
import io.jenkins.plugins.pavedroad.operation.Pace;
import io.jenkins.plugins.pavedroad.operation.Situation;
import io.jenkins.plugins.pavedroad.parameter.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One region of a deployment: what was asked, the cloud there, and the looks that the way there and back share.
 *
 * @param missed names of groups that should be there and that this turn's looks did not show
 */
record RegionContext(
        DeployInput input,
        DeployInput.InRegion wanted,
        Moniker moniker,
        CloudRegion cloud,
        Supplier<String> accountId,
        Situation now,
        Set<String> missed) {
    /** On every group this deployment makes: whose it is. */
    static final String OPERATION_TAG = "paved-road:operation";

    static final String BUILD_TAG = "paved-road:build";

    /**
     * How long a group may go unseen before it counts as gone. Looks that lag catch up within seconds (EC2 user guide,
     * "Eventual consistency"); waiting longer than that costs only deployments whose group is gone.
     */
    static final Duration SEEN_WITHIN = Duration.ofSeconds(20);

    void tell(String phase, String what) {
        now.tell(phase, wanted.name(), what);
    }

    Move pause(RegionState state, String waitingFor) {
        return Move.after(Pace.since(state.since(), now.now()), state, waitingFor + " in " + wanted.name());
    }

    List<ServerGroup> cluster() {
        return cloud.serverGroups().ofCluster(moniker.cluster());
    }

    /** @throws NotSeenException while it is too early to say that a group which is not seen is gone */
    private void requireSeen(RegionState state, String name) {
        missed.add(name);
        Instant from = state.unseenSince() == null ? time() : state.unseenSince();
        if (Duration.between(from, time()).compareTo(SEEN_WITHIN) < 0) {
            throw new NotSeenException(name);
        }
    }

    /** A group that was there a moment ago; empty once it is sure that it is gone. */
    Optional<ServerGroup> known(RegionState state, String name) {
        Optional<ServerGroup> found = cloud.serverGroups().find(name);
        if (found.isEmpty()) {
            requireSeen(state, name);
        }
        return found.filter(g -> !g.deleting());
    }

    /** The new group, but only when this deployment made it: a name may have been lost to another one. */
    Optional<ServerGroup> ownGroup(RegionState state) {
        return state.serverGroup() == null
                ? Optional.empty()
                : known(state, state.serverGroup()).filter(this::own);
    }

    private boolean own(ServerGroup group) {
        return group.tags().entrySet().containsAll(ownTags().entrySet());
    }

    /** What everything that this deployment makes bears. */
    Map<String, String> ownTags() {
        return Map.of(OPERATION_TAG, now.operationId());
    }

    /** Groups that take traffic besides the new one and were there before it. */
    List<ServerGroup> servingBefore(RegionState state) {
        List<ServerGroup> all = cluster();
        Optional<ServerGroup> own =
                all.stream().filter(g -> g.name().equals(state.serverGroup())).findFirst();
        return all.stream()
                .filter(g -> !g.deleting() && !g.disabled() && !g.name().equals(state.serverGroup()))
                .filter(g -> own.isEmpty() || !g.createdAt().isAfter(own.get().createdAt()))
                .toList();
    }

    /** Those of the groups that served before that still exist. */
    List<ServerGroup> originals(RegionState state) {
        List<ServerGroup> found = cloud.serverGroups().find(state.originals().keySet());
        Set<String> missing = new TreeSet<>(state.originals().keySet());
        found.forEach(g -> missing.remove(g.name()));
        missing.forEach(name -> requireSeen(state, name));
        return found.stream().filter(g -> !g.deleting()).toList();
    }

    /** How many instances of a group are healthy in every target group; where there is none, in service. */
    int healthy(ServerGroup group, Collection<String> targetGroups) {
        return targetGroups.isEmpty()
                ? (int) group.members().stream()
                        .filter(m -> m.inService() && m.healthy())
                        .count()
                : report(group.instanceIds(), targetGroups).healthyInEvery();
    }

    static Map<String, Capacity> sizes(Collection<ServerGroup> groups) {
        Map<String, Capacity> sizes = new LinkedHashMap<>();
        groups.forEach(g -> sizes.put(g.name(), g.capacity()));
        return sizes;
    }

    TargetReport report(Collection<String> instances, Collection<String> targetGroups) {
        return targetGroups.isEmpty()
                ? new TargetReport(List.of(), List.of())
                : TargetReport.of(cloud.loadBalancing().health(targetGroups), instances, targetGroups);
    }

    TargetReport report(Collection<ServerGroup> groups) {
        List<String> instances = new ArrayList<>();
        TreeSet<String> targetGroups = new TreeSet<>();
        groups.forEach(g -> {
            instances.addAll(g.instanceIds());
            targetGroups.addAll(g.targetGroups());
        });
        return report(instances, targetGroups);
    }

    /** As Spinnaker disables: no launch, no termination, no new registration; then no traffic. */
    void suspend(ServerGroup group) {
        cloud.serverGroups().suspend(group.name(), ServerGroup.DISABLED_PROCESSES);
    }

    void deregister(ServerGroup group) {
        if (!group.members().isEmpty()) {
            group.targetGroups().forEach(t -> cloud.loadBalancing().deregister(t, group.instanceIds()));
        }
    }

    /** A disabled group may not terminate instances, so that process is resumed first (orca, ScaleDownClusterTask). */
    void scaleToZero(ServerGroup group) {
        cloud.serverGroups().resume(group.name(), List.of("Terminate"));
        cloud.serverGroups().resize(group.name(), 0, 0, 0);
    }

    ServerGroup own(RegionState state) {
        return ownGroup(state)
                .orElseThrow(() -> new DeployFailure(state.serverGroup() + " in " + state.region() + " is gone."));
    }

    int needed(RegionState state) {
        return input.healthy().needed(state.capacity().desired());
    }

    /** @throws DeployFailure saying what there was when the phase has lasted as long as a group may take to be healthy */
    void refuseToWaitLonger(RegionState state, String count) {
        Duration timeout = input.healthy().timeout();
        if (Duration.between(state.since(), time()).compareTo(timeout) >= 0) {
            throw new DeployFailure(
                    "In " + state.region() + " after " + DurationText.format(timeout) + ": " + count + ".");
        }
    }

    /** Whether a drain has lasted a minute longer than the target groups allow it to. */
    boolean drainOverdue(RegionState state, Collection<ServerGroup> groups) {
        Duration longest = groups.stream()
                .flatMap(g -> g.targetGroups().stream())
                .distinct()
                .map(cloud.loadBalancing()::drainTime)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return Duration.between(state.since(), time()).compareTo(longest.plusMinutes(1)) > 0;
    }

    Instant time() {
        return now.now();
    }
}
