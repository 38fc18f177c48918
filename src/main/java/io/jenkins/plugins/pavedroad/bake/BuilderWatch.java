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
    private static final int TAIL = 50;

    /** How many of the last lines the failure's sentence holds; the log has them all. */
    private static final int IN_SENTENCE = 5;

    private final BakeInput input;
    private final Ours ours;
    private final CloudRegion region;

    BuilderWatch(BakeInput input, Cloud cloud, Ours ours) {
        this.input = input;
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
            case PENDING -> waiting(armed(state, now), now, "builder " + id + " to start");
            case RUNNING -> waiting(heard(armed(state, now), now), now, "builder " + id + " to install");
            case STOPPING -> waiting(state, now, "builder " + id + " to stop");
            case STOPPED -> Outcome.advance(state.to(BakeState.Phase.VERDICT, now.now()));
            case SHUTTING_DOWN, TERMINATED ->
                throw new OperationFailure("The builder " + id + " was terminated before it had" + " finished"
                        + builder.map(BuilderWatch::why).orElse("") + ".");
        };
    }

    /** With the dead man's switch moved on, when it is time for that. */
    private BakeState armed(BakeState state, Situation now) {
        BakeState.Builder builder = state.builder();
        if (!DeadMansSwitch.isDue(builder.armed(), now.now())) {
            return state;
        }
        BuilderObjects objects = new BuilderObjects(region, builder.bucket());
        objects.put(
                ours.switchKey(),
                DeadMansSwitch.text(
                        DeadMansSwitch.fires(now.now(), ours.deadline(state)),
                        region.instances().terminationAddress(builder.instance(), DeadMansSwitch.VALID),
                        objects.address(ours.switchKey(), DeadMansSwitch.VALID)));
        return state.with(builder.armedAt(now.now()));
    }

    /** With what the builder has logged since it was last listened to told. */
    private BakeState heard(BakeState state, Situation now) {
        BakeState.Builder builder = state.builder();
        return builder.log().isDue(now.now())
                ? told(state, region.instances().console(builder.instance()), now)
                : state;
    }

    private BakeState told(BakeState state, String console, Situation now) {
        BuilderLog.News news = BuilderLog.since(state.builder().log(), console, now.now());
        news.lines().forEach(line -> now.tell("log", region.name(), line));
        return state.with(state.builder().with(news.told()));
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
        BakeState heard = told(state, console, now);
        if (!verdict.ok()) {
            List<String> last = BuilderLog.tail(console, IN_SENTENCE);
            throw new OperationFailure("Provisioning failed: " + verdict.what() + " ended with status "
                    + verdict.status() + (last.isEmpty() ? "." : ": " + String.join(" / ", last)));
        }
        now.tell("builder", region.name(), "Builder " + id + " has installed everything.");
        return Outcome.advance(heard.to(BakeState.Phase.IMAGE, now.now()));
    }

    private static String why(Instance builder) {
        return builder.stateReason().isEmpty() ? "" : " (" + builder.stateReason() + ")";
    }

    private static Outcome<BakeState> waiting(BakeState state, Situation now, String what) {
        return Outcome.await(state, Pace.since(state.since(), now.now()), what);
    }
}
