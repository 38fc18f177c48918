package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.guardrail.BlastRadius;
import io.jenkins.plugins.pavedroad.guardrail.CapacityFloor;
import io.jenkins.plugins.pavedroad.guardrail.DeletionLimit;
import io.jenkins.plugins.pavedroad.guardrail.DeploymentWindow;
import io.jenkins.plugins.pavedroad.guardrail.Exemption;
import io.jenkins.plugins.pavedroad.guardrail.Guardrail;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailPolicy;
import io.jenkins.plugins.pavedroad.guardrail.Guardrails;
import io.jenkins.plugins.pavedroad.guardrail.ImageProvenance;
import io.jenkins.plugins.pavedroad.guardrail.Level;
import io.jenkins.plugins.pavedroad.guardrail.OverrideTags;
import io.jenkins.plugins.pavedroad.guardrail.Ownership;
import io.jenkins.plugins.pavedroad.guardrail.Ruling;
import io.jenkins.plugins.pavedroad.guardrail.TrafficGuard;
import io.jenkins.plugins.pavedroad.guardrail.Verdict;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the guardrails say of one region of a deployment: before it is planned, of the plan, and live before traffic moves. */
final class RegionGuards {
    private static final String PHASE = "guardrail";
    private static final String KEEP_MORE = "Say a larger 'keep', or destroy some of them yourself.";

    private final RegionContext region;
    private final GuardrailPolicy policy;
    private final Guardrails guardrails;

    RegionGuards(RegionContext region) {
        this.region = region;
        this.policy = region.input().guardrails();
        this.guardrails = new Guardrails(policy);
    }

    /**
     * What needs no look at the cloud.
     *
     * @return names of the guardrails that had to be overridden
     * @throws DeployFailure when one stops
     */
    List<String> beforePlan() {
        if (region.wanted().equals(region.input().regions().get(0))) {
            policy.exemptions().forEach(asked -> region.tell(PHASE, asked.sentence()));
        }
        List<Verdict> verdicts = new ArrayList<>();
        if (policy.application() != null) {
            verdicts.add(Ownership.ofApplication(policy.application(), policy.job()));
        }
        verdicts.add(DeploymentWindow.judge(policy.limits().window(), Clock.fixed(region.time(), ZoneOffset.UTC)));
        verdicts.add(BlastRadius.judge(
                List.of(region.wanted().name()), policy.limits().regionsAtOnce()));
        return enforce(guardrails.rule(verdicts));
    }

    /**
     * What the plan would do to the cluster as it is now.
     *
     * @return as {@link #beforePlan}
     * @throws DeployFailure when one stops
     */
    List<String> planned(Plan plan, Image image, List<ServerGroup> cluster) {
        List<Verdict> verdicts = new ArrayList<>();
        if (guardrails.on(Guardrail.IMAGE_PROVENANCE)) {
            verdicts.add(ImageProvenance.judge(plan.region(), image, region.accountId()));
        }
        List<ServerGroup> serving =
                cluster.stream().filter(g -> !g.deleting() && !g.disabled()).toList();
        verdicts.add(
                CapacityFloor.judge(plan.region(), plan.serverGroup(), plan.capacity(), RegionContext.sizes(serving)));
        verdicts.add(deletions(Planner.beyondKeep(
                cluster, plan.serverGroup(), plan.source(), region.input().keep())));
        return enforce(guardrails.rule(verdicts));
    }

    /**
     * Live, immediately before what serves is disabled: what was healthy a moment ago may not be, and what serves may have
     * grown.
     *
     * @throws DeployFailure when one stops
     */
    void beforeDisabling(RegionState state, ServerGroup group, List<ServerGroup> old) {
        List<String> names = old.stream().map(ServerGroup::name).toList();
        List<ServerGroup> cluster = new ArrayList<>(region.cluster());
        cluster.removeIf(g -> g.deleting() || g.name().equals(group.name()));
        cluster.add(group);
        Map<String, Integer> up = new HashMap<>();
        cluster.forEach(one -> up.put(one.name(), one == group ? region.healthy(one, state.targetGroups()) : up(one)));
        String report = state.targetGroups().isEmpty()
                ? up.get(group.name()) + " in service"
                : region.report(group.instanceIds(), state.targetGroups()).words();
        Verdict takesOver = TrafficGuard.takesOver(
                state.region(), group.name(), up.get(group.name()), region.needed(state), report, names);
        Verdict traffic = takesOver.passed()
                ? TrafficGuard.remains(
                        region.moniker().cluster(),
                        state.region(),
                        "disabling",
                        up,
                        names,
                        policy.limits().remainingPercent())
                : takesOver;
        Verdict floor = CapacityFloor.judge(state.region(), group.name(), group.capacity(), RegionContext.sizes(old));
        Ruling ruling = guardrails.rule(floor.weight() == Level.STOP ? List.of(traffic, floor) : List.of(traffic));
        List<String> overridden = enforce(ruling);
        if (!overridden.isEmpty()) {
            region.cloud().serverGroups().tag(group.name(), OverrideTags.of(ruling.used()));
        }
    }

    /** Those of the server groups that may be destroyed: all, or none when they are too many to be meant. */
    List<ServerGroup> mayDestroy(List<ServerGroup> beyond) {
        Ruling ruling = guardrails.rule(deletions(beyond));
        ruling.lines().forEach(line -> region.tell(PHASE, line));
        if (ruling.stopped()) {
            region.tell(PHASE, ruling.sentence() + " They are left.");
            return List.of();
        }
        return beyond;
    }

    /** Tags of what is made under these overrides. */
    static Map<String, String> tags(GuardrailPolicy policy, Collection<String> overridden) {
        return OverrideTags.of(policy.exemptions().stream()
                .filter(Exemption::granted)
                .filter(e -> overridden.contains(e.guardrail()))
                .toList());
    }

    private Verdict deletions(List<ServerGroup> beyond) {
        String names = String.join(", ", beyond.stream().map(ServerGroup::name).toList());
        return DeletionLimit.judge(
                region.wanted().name(),
                "server groups of " + region.moniker().cluster() + " (" + names + ")",
                beyond.size(),
                policy.limits().deletions(),
                KEEP_MORE);
    }

    /** Without a balancer nothing tells whether a disabled group still serves; it was disabled so that it does not. */
    private int up(ServerGroup group) {
        return group.disabled() && group.targetGroups().isEmpty() ? 0 : region.healthy(group, group.targetGroups());
    }

    private List<String> enforce(Ruling ruling) {
        ruling.lines().forEach(line -> region.tell(PHASE, line));
        if (ruling.stopped()) {
            if (!region.input().dryRun()) {
                throw new DeployFailure(ruling.sentence());
            }
            ruling.stops().forEach(stop -> region.tell(PHASE, "Not as a dry run it would end here. " + stop));
        }
        return ruling.used().stream().map(Exemption::guardrail).toList();
    }
}
