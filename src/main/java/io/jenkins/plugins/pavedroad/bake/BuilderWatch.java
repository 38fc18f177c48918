package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Pace;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.util.List;
import java.util.Optional;

/** Waits for a builder to shut itself down, and reads what it says of itself. */
final class BuilderWatch {
    private static final int TAIL = 20;

    private final Ours ours;
    private final CloudRegion region;

    BuilderWatch(BakeInput input, Cloud cloud, Ours ours) {
        this.ours = ours;
        this.region = cloud.region(input.firstRegion());
    }

    Outcome<BakeState> next(BakeState state, Situation now) {
        return state.phase() == BakeState.Phase.PROVISION ? provisioned(state, now) : judged(state, now);
    }

    private Outcome<BakeState> provisioned(BakeState state, Situation now) {
        String id = state.builder().instance();
        Optional<Instance> builder =
                region.instances().find(List.of(id)).stream().findFirst();
        if (builder.isEmpty() && now.now().isBefore(state.since().plus(Patience.VISIBLE))) {
            return waiting(state, now, "builder " + id + " to be shown by AWS");
        }
        Instance.State seen = builder.map(Instance::state).orElse(Instance.State.TERMINATED);
        return switch (seen) {
            case PENDING, RUNNING, STOPPING -> waiting(state, now, "builder " + id + " to install");
            case STOPPED -> Outcome.advance(state.to(BakeState.Phase.VERDICT, now.now()));
            case SHUTTING_DOWN, TERMINATED ->
                throw new OperationFailure("The builder " + id + " was terminated before it had" + " finished"
                        + builder.map(BuilderWatch::why).orElse("") + ".");
        };
    }

    private Outcome<BakeState> judged(BakeState state, Situation now) {
        String id = state.builder().instance();
        String console = region.instances().console(id);
        Optional<ConsoleVerdict> read = ConsoleVerdict.read(console, ours.token());
        if (read.isEmpty()) {
            if (now.now().isBefore(state.since().plus(Patience.CONSOLE))) {
                return waiting(state, now, "the console of builder " + id);
            }
            ConsoleVerdict.tail(console, TAIL).forEach(line -> now.tell("log", region.name(), line));
            throw new OperationFailure(
                    "The builder " + id + " stopped without a verdict; the last lines of its console are" + " above.");
        }
        ConsoleVerdict verdict = read.get();
        if (!verdict.ok()) {
            verdict.log().forEach(line -> now.tell("log", region.name(), line));
            throw new OperationFailure("Provisioning failed: " + verdict.what() + " ended with status "
                    + verdict.status() + lastLine(verdict.log()));
        }
        now.tell("builder", region.name(), "Builder " + id + " has installed everything.");
        return Outcome.advance(state.to(BakeState.Phase.IMAGE, now.now()));
    }

    private static String lastLine(List<String> log) {
        return log.isEmpty() ? "." : ": " + log.get(log.size() - 1);
    }

    private static String why(Instance builder) {
        return builder.stateReason().isEmpty() ? "" : " (" + builder.stateReason() + ")";
    }

    private static Outcome<BakeState> waiting(BakeState state, Situation now, String what) {
        return Outcome.await(state, Pace.since(state.since(), now.now()), what);
    }
}
