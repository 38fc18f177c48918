package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.build.UploadInput.Item;
import io.jenkins.plugins.pavedroad.build.UploadState.Phase;
import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Uploads;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides an upload's next move. Its phases are in {@link Phase}; who moves the bytes is {@link PackageSending}. */
final class UploadProcedure implements Procedure<UploadState> {
    /** S3's codes when the parts of an upload are not those that were sent. */
    private static final Set<String> BEGIN_AGAIN = Set.of(Uploads.GONE, "InvalidPart");

    private final UploadInput input;
    private final Accounts accounts;
    private final PackageSending sending;

    UploadProcedure(UploadInput input, Accounts accounts, Agent agent) {
        this.input = input;
        this.accounts = accounts;
        this.sending = new PackageSending(input, agent);
    }

    @Override
    public Outcome<UploadState> next(UploadState state, Situation now) throws Exception {
        if (state.index() >= input.items().size()) {
            return ended(state);
        }
        Uploads uploads = accounts.cloud(input.account()).region(input.region()).uploads();
        Item item = input.items().get(state.index());
        return switch (state.phase()) {
            case BUCKET -> bucket(state, uploads);
            case HASH -> hash(state, item, now);
            case FIND -> find(state, item, uploads, now);
            case BEGIN -> begin(state, item, uploads);
            case SEND -> sending.send(state, item, uploads, now);
            case COMPLETE -> complete(state, item, uploads);
            case PROVE -> prove(state, item, uploads, now);
            case UNDO -> undo(state, item, uploads);
        };
    }

    private Outcome<UploadState> ended(UploadState state) {
        return state.phase() == Phase.UNDO
                ? Outcome.failed(state, state.cause(), null, List.of())
                : Outcome.done(
                        state,
                        new UploadResult(
                                input.items().stream().map(input::location).toList()));
    }

    private Outcome<UploadState> bucket(UploadState state, Uploads uploads) {
        String where = "The parameter 'uploadTo' is 's3://" + input.bucket()
                + (input.prefix().isEmpty() ? "" : "/" + input.prefix()) + "', and ";
        String region;
        try {
            region = uploads.regionOf(input.bucket())
                    .orElseThrow(() -> new OperationFailure(
                            where + "there is no bucket '" + input.bucket() + "'; it must name one that is there."));
        } catch (CloudException refused) {
            if (refused.retryable()) {
                throw refused;
            }
            throw new OperationFailure(where + "AWS refused to show the bucket: " + refused.getMessage() + ".");
        }
        if (!region.equals(input.region())) {
            throw new OperationFailure(where + "its bucket is in " + region + "; the parameter 'uploadRegion' is '"
                    + input.region() + "', it must be '" + region + "'.");
        }
        return Outcome.advance(state.to(Phase.HASH));
    }

    private Outcome<UploadState> hash(UploadState state, Item item, Situation now) throws Exception {
        if (UploadParts.of(item.size()).whole()) {
            String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(item.sha256()));
            return Outcome.advance(state.with(List.of(checksum)));
        }
        return sending.hash(state, item, now);
    }

    private Outcome<UploadState> find(UploadState state, Item item, Uploads uploads, Situation now) {
        if (uploads.has(input.bucket(), input.key(item), item.size(), state.checksums())) {
            return prove(state, item, uploads, now);
        }
        return Outcome.advance(state.checksums().size() == 1 ? state.begun("") : state.beginning());
    }

    /**
     * Whatever upload in parts there is of this content goes first: one whose begin had no answer, or of a process that is
     * gone. Another controller's, which cannot be told from these, finds its own gone and begins again.
     */
    private Outcome<UploadState> begin(UploadState state, Item item, Uploads uploads) {
        sweep(item, uploads);
        return Outcome.advance(state.begun(uploads.begin(input.bucket(), input.key(item))));
    }

    private void sweep(Item item, Uploads uploads) {
        String key = input.key(item);
        uploads.underWay(input.bucket(), key).forEach(upload -> uploads.abort(input.bucket(), key, upload));
    }

    private Outcome<UploadState> complete(UploadState state, Item item, Uploads uploads) {
        List<Uploads.Part> parts = IntStream.range(0, state.tags().size())
                .mapToObj(i -> new Uploads.Part(
                        i + 1, state.tags().get(i), state.checksums().get(i)))
                .toList();
        try {
            uploads.complete(input.bucket(), input.key(item), state.upload(), new ArrayList<>(parts));
        } catch (CloudException refused) {
            if (!BEGIN_AGAIN.contains(refused.code())) {
                throw refused;
            }
            // Either it was complete and its answer was lost, or somebody dropped it: to look tells.
            return PackageSending.again(state, Phase.FIND, refused.getMessage(), item);
        }
        return Outcome.advance(state.to(Phase.PROVE));
    }

    private Outcome<UploadState> prove(UploadState state, Item item, Uploads uploads, Situation now) {
        if (state.phase() == Phase.PROVE
                && !uploads.has(input.bucket(), input.key(item), item.size(), state.checksums())) {
            return PackageSending.again(state, Phase.FIND, "S3 does not show what it took", item);
        }
        if (!state.upload().isEmpty()) {
            sweep(item, uploads);
        }
        now.tell(
                "upload",
                item.fileName(),
                (state.sent() ? "is at " : "is there already and not sent again: ") + input.location(item));
        return Outcome.advance(state.next());
    }

    private Outcome<UploadState> undo(UploadState state, Item item, Uploads uploads) {
        if (sending.stillOnItsWay()) {
            return Outcome.await(state, PackageSending.SOON, "the agent to stop sending");
        }
        if (state.sent() && state.checksums().size() > 1) {
            if (!state.upload().isEmpty()) {
                uploads.abort(input.bucket(), input.key(item), state.upload());
            }
            sweep(item, uploads);
        }
        return Outcome.failed(state, state.cause(), null, List.of());
    }

    @Override
    public UploadState unwind(UploadState state, String cause) {
        return state.undone(cause);
    }

    @Override
    public List<String> leftovers(UploadState state) {
        return state.upload().isEmpty()
                ? List.of()
                : List.of("the upload " + state.upload() + " in parts of "
                        + input.location(input.items().get(state.index())));
    }
}
