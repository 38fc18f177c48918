package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.build.UploadInput.Item;
import io.jenkins.plugins.pavedroad.build.UploadReport.Receipt;
import io.jenkins.plugins.pavedroad.build.UploadReport.Refusal;
import io.jenkins.plugins.pavedroad.build.UploadState.Phase;
import io.jenkins.plugins.pavedroad.cloud.Uploads;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Has the agent read and send a package, some parts at a time, and looks now and then whether it has. Only what was taken is
 * in the state: a task that is under way when the controller goes away is asked for again.
 */
final class PackageSending {
    static final Duration SOON = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    /** How long an address is good for: what one task sends, on a slow line. */
    private static final Duration VALIDITY = Duration.ofHours(1);
    /** Parts of one task: progress is told and kept this often. */
    private static final int AT_ONCE = 8;

    private static final int MOST_TRIES = 8;
    private static final int LONGEST_BACKOFF_SECONDS = 30;
    private static final long MIB = 1L << 20;

    private final UploadInput input;
    private final Agent agent;
    private Future<? extends Serializable> task;
    private Instant asked;

    PackageSending(UploadInput input, Agent agent) {
        this.input = input;
        this.agent = agent;
    }

    Outcome<UploadState> hash(UploadState state, Item item, Situation now) throws Exception {
        long partSize = UploadParts.of(item.size()).each();
        if (task == null) {
            ask(new HashParts(item.file(), partSize), now);
        }
        if (!task.isDone()) {
            return underWay(state, now, "the agent to read " + item.fileName());
        }
        List<?> sums;
        try {
            sums = (List<?>) answer();
        } catch (ExecutionException failed) {
            return failed(state, item, failed);
        }
        if (sums.isEmpty() || !sums.get(0).equals(item.sha256())) {
            throw changed(item);
        }
        return Outcome.advance(state.with(
                sums.subList(1, sums.size()).stream().map(String.class::cast).toList()));
    }

    Outcome<UploadState> send(UploadState state, Item item, Uploads uploads, Situation now) throws Exception {
        if (task == null) {
            ask(new SendParts(item.file(), item.size(), shipments(state, item, uploads)), now);
        }
        if (!task.isDone()) {
            return underWay(state, now, item.fileName() + " to be sent");
        }
        UploadReport report;
        try {
            report = (UploadReport) answer();
        } catch (ExecutionException failed) {
            return failed(state, item, failed);
        }
        UploadState next = report.receipts().isEmpty()
                ? state
                : state.taken(report.receipts().stream().map(Receipt::tag).toList());
        if (report.refusal() != null) {
            return refused(next, item, report.refusal(), now);
        }
        if (next.tags().size() < next.checksums().size()) {
            long sent = UploadParts.of(item.size()).offset(next.tags().size() + 1);
            now.tell("upload", item.fileName(), sent / MIB + " of " + item.size() / MIB + " MiB are sent");
            return Outcome.advance(next);
        }
        return Outcome.advance(next.to(next.upload().isEmpty() ? Phase.PROVE : Phase.COMPLETE));
    }

    private List<SendParts.Shipment> shipments(UploadState state, Item item, Uploads uploads) {
        UploadParts parts = UploadParts.of(item.size());
        List<SendParts.Shipment> shipments = new ArrayList<>();
        int first = state.tags().size() + 1;
        for (int number = first; number <= Math.min(parts.count(), first + AT_ONCE - 1); number++) {
            String checksum = state.checksums().get(number - 1);
            Uploads.Address address = state.upload().isEmpty()
                    ? uploads.whole(input.bucket(), input.key(item), item.size(), checksum, VALIDITY)
                    : uploads.part(
                            input.bucket(),
                            input.key(item),
                            state.upload(),
                            number,
                            parts.length(number),
                            checksum,
                            VALIDITY);
            shipments.add(new SendParts.Shipment(
                    number, parts.offset(number), parts.length(number), address.uri(), address.headers()));
        }
        return shipments;
    }

    private Outcome<UploadState> refused(UploadState state, Item item, Refusal refusal, Situation now) {
        if (refusal.otherContent()) {
            throw changed(item);
        }
        String part = state.checksums().size() == 1 ? "" : "part " + refusal.number() + ": ";
        if (refusal.uploadGone()) {
            return again(state, Phase.FIND, part + refusal.phrase(), item);
        }
        if (!refusal.passing()) {
            throw new OperationFailure("The package " + item.fileName() + " could not be sent to '" + input.bucket()
                    + "': s3:PutObject: " + part + refusal.phrase() + ".");
        }
        Outcome<UploadState> later = again(state, Phase.SEND, part + refusal.phrase(), item);
        now.tell("upload", item.fileName(), part + refusal.phrase() + "; it is tried again");
        return later;
    }

    /** @throws OperationFailure when it was tried often enough */
    static Outcome<UploadState> again(UploadState state, Phase from, String why, Item item) {
        // a part that is taken is progress, but none that counts when the whole is not there in the end
        int tries = Math.max(state.tries(), state.rounds());
        if (tries >= MOST_TRIES) {
            throw new OperationFailure("The package " + item.fileName() + " could not be sent in " + (MOST_TRIES + 1)
                    + " tries: " + why + ".");
        }
        Duration pause = Duration.ofSeconds(Math.min(LONGEST_BACKOFF_SECONDS, 1L << tries));
        return Outcome.await(state.triedAgain(from), pause, "S3 to take " + item.fileName() + ", after " + why);
    }

    private OperationFailure changed(Item item) {
        return new OperationFailure("The package " + item.file()
                + " on the agent is not the one that was checked: it was changed or removed after Gradle ended, and is not"
                + " uploaded.");
    }

    private void ask(AgentTask<?> what, Situation now) {
        task = agent.ask(input, what);
        asked = now.now();
    }

    /** A little longer each time, as it is with Gradle. */
    private Outcome<UploadState> underWay(UploadState state, Situation now, String what) {
        Duration pause = Duration.between(asked, now.now()).dividedBy(4);
        Duration longer = pause.compareTo(SOON) < 0 ? SOON : pause;
        return Outcome.await(state, longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer, what);
    }

    private Serializable answer() throws ExecutionException, InterruptedException {
        Future<? extends Serializable> done = task;
        task = null;
        return done.get();
    }

    /** An agent that is away may come back; for how long it may is the build's to say. */
    private Outcome<UploadState> failed(UploadState state, Item item, ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Agent.AwayException) {
            return Outcome.await(state, LONGEST_PAUSE, "the agent to come back");
        }
        if (cause instanceof Agent.RemovedException) {
            throw new OperationFailure(
                    "The package " + item.fileName() + " cannot be uploaded: " + cause.getMessage() + ".");
        }
        return again(
                state, state.phase(), "the agent failed (" + cause.getClass().getSimpleName() + ")", item);
    }

    /** Stops what the agent does. */
    boolean stillOnItsWay() {
        if (task != null) {
            task.cancel(true);
        }
        boolean going = task != null && !task.isDone();
        if (!going) {
            task = null;
        }
        return going;
    }
}
