package io.jenkins.plugins.pavedroad.janitor;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A leashed sweep, region after region: crawl, judge, mark by tag, unmark what is used again, report. Marking twice is
 * marking once, so a region that was cut short is simply swept again.
 */
final class SweepProcedure implements Procedure<SweepState> {
    private final SweepInput input;
    private final Supplier<Cloud> cloud;

    SweepProcedure(SweepInput input, Supplier<Cloud> cloud) {
        this.input = input;
        this.cloud = cloud;
    }

    @Override
    public Outcome<SweepState> next(SweepState state, Situation now) {
        if (state.cause() != null) {
            return Outcome.failed(state, state.cause(), SweepReport.of(state), List.of());
        }
        if (state.left().isEmpty()) {
            return Outcome.done(state, SweepReport.of(state));
        }
        String name = state.left().get(0);
        List<SweepState.Found> found = new ArrayList<>(state.found());
        found.addAll(sweep(name, now));
        return Outcome.advance(
                new SweepState(state.left().subList(1, state.left().size()), List.copyOf(found), null));
    }

    private List<SweepState.Found> sweep(String name, Situation now) {
        CloudRegion region = cloud.get().region(name);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        input.rules().forEach(rule -> kinds.add(rule.kind()));
        Set<String> namesInUse = kinds.contains(Kind.IMAGE)
                ? Crawl.namesInUse(
                        input.regions().stream().map(cloud.get()::region).toList())
                : Set.of();
        Judge judge = new Judge(
                input.rules(),
                input.optOutTag(),
                input.excluded(),
                new BusinessCalendar(Set.of()),
                Clock.fixed(now.now(), ZoneOffset.UTC));
        Map<Kind, Integer> kept = new EnumMap<>(Kind.class);
        Map<String, List<String>> tagging = new HashMap<>();
        List<String> unmarking = new ArrayList<>();
        List<String> firstSeen = new ArrayList<>();
        List<SweepState.Found> found = new ArrayList<>();
        for (Candidate candidate : new Crawl(region, namesInUse).candidates(kinds)) {
            Verdict verdict = judge.judge(candidate);
            boolean marked = Mark.of(candidate.tags()).isPresent();
            if (verdict.kept()) {
                kept.merge(candidate.kind(), 1, Integer::sum);
                if (marked) {
                    unmarking.add(candidate.id());
                    found.add(found(name, candidate, "unmarked", "", verdict.reason()));
                    now.tell("unmark", name, describe(candidate) + " is no longer marked: " + verdict.reason());
                }
                if (detachedSinceUnknown(candidate)) {
                    firstSeen.add(candidate.id());
                }
                continue;
            }
            Mark mark =
                    Mark.of(candidate.tags()).orElseGet(() -> new Mark(now.now(), verdict.terminate(), verdict.rule()));
            if (!marked) {
                tagging.computeIfAbsent(mark.text(), t -> new ArrayList<>()).add(candidate.id());
            }
            found.add(found(name, candidate, "marked", mark.terminate().toString(), verdict.reason()));
            now.tell(
                    "mark",
                    name,
                    describe(candidate) + ": " + verdict.reason() + "; may be cleaned from " + mark.terminate()
                            + (owner(candidate).isEmpty() ? "" : "; would tell " + owner(candidate)));
        }
        if (!input.dryRun()) {
            tagging.forEach((text, ids) -> region.inventory().tag(ids, Map.of(Mark.TAG, text)));
            if (!unmarking.isEmpty()) {
                region.inventory().untag(unmarking, List.of(Mark.TAG));
            }
            if (!firstSeen.isEmpty()) {
                region.inventory().tag(firstSeen, Map.of(Rule.SEEN_DETACHED, seconds(now.now())));
            }
        }
        long marks = found.stream().filter(f -> f.state().equals("marked")).count();
        now.tell(
                "sweep",
                name,
                marks + " marked, " + kept.values().stream().mapToInt(i -> i).sum()
                        + " kept; leashed, so nothing is removed");
        return found;
    }

    private static boolean detachedSinceUnknown(Candidate candidate) {
        return candidate.kind() == Kind.VOLUME
                && candidate.state().equals("available")
                && !candidate.tags().containsKey(Rule.SEEN_DETACHED)
                && !candidate.tags().getOrDefault(Rule.JANITOR_META, "").contains("detachTime=");
    }

    private static String seconds(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond()).toString();
    }

    private SweepState.Found found(String region, Candidate of, String state, String terminate, String reason) {
        return new SweepState.Found(region, of.kind(), of.id(), state, terminate, reason, owner(of));
    }

    private String owner(Candidate candidate) {
        return candidate.tags().getOrDefault(input.ownerTag(), "");
    }

    private static String describe(Candidate candidate) {
        return candidate.kind().word() + " " + candidate.id()
                + (candidate.name().isEmpty() ? "" : " (" + candidate.name() + ")");
    }

    @Override
    public SweepState unwind(SweepState state, String cause) {
        return new SweepState(state.left(), state.found(), cause);
    }
}
