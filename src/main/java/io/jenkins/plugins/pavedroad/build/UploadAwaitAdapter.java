package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.operation.BodyRequest;
import io.jenkins.plugins.pavedroad.operation.JournalEntry;
import io.jenkins.plugins.pavedroad.operation.OperationExecution;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationView;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** An upload as a build step of a freestyle job sees it: its thread waits for the end. */
final class UploadAwaitAdapter implements OperationView {
    private final NebulaBuildUploadAdapter upload;
    private final BuildPlaceAdapter place;
    private final CompletableFuture<UploadResult> end = new CompletableFuture<>();

    UploadAwaitAdapter(NebulaBuildUploadAdapter upload, BuildPlaceAdapter place) {
        this.upload = upload;
        this.place = place;
    }

    /**
     * @throws AbortException when a package could not be uploaded
     * @throws InterruptedException when the build is aborted, once nothing is left of what was begun
     */
    void upload(NebulaBuildResult made) throws IOException, InterruptedException {
        Run<?, ?> run = place.run();
        // There is no way back into such a build after a restart, so nobody has to find this again.
        String name = "upload-" + UUID.randomUUID();
        upload.hold(OperationExecution.idOf(run.getExternalizableId(), run.getStartTimeInMillis(), name), made);
        upload.show(place, this, 0);
        try {
            upload.uploaded(end.get(), run);
        } catch (ExecutionException failed) {
            throw new AbortException(failed.getCause().getMessage());
        } catch (InterruptedException aborted) {
            upload.unwind("The build was aborted.");
            awaitUnwound();
            throw aborted;
        }
    }

    private void awaitUnwound() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException unwound) {
            // The build ends as aborted; the journal tells what became of the upload.
        }
    }

    @Override
    public void told(int index, JournalEntry entry) {
        place.say(entry.line());
    }

    @Override
    public Optional<String> liveBuild() {
        return place.run().isBuilding() ? Optional.of(place.run().getExternalizableId()) : Optional.empty();
    }

    @Override
    public void bodyWanted(BodyRequest request) {}

    @Override
    public void unwinding(String cause) {}

    @Override
    public void ended(OperationRecord record, Object result) {
        record.leftovers.forEach(left -> place.say("Could not be undone, and is still there: " + left));
        if (record.status == OperationRecord.Status.DONE) {
            end.complete((UploadResult) result);
        } else {
            end.completeExceptionally(new AbortException(record.cause));
        }
    }
}
