package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import io.jenkins.plugins.pavedroad.operation.BodyRequest;
import io.jenkins.plugins.pavedroad.operation.BuilderWaitAdapter;
import io.jenkins.plugins.pavedroad.operation.JournalEntry;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationView;
import java.io.IOException;
import java.util.Optional;

/** An upload as a build step of a freestyle job sees it: its thread waits for the end. */
final class UploadAwaitAdapter implements OperationView {
    private final NebulaBuildUploadAdapter upload;
    private final BuildPlaceAdapter place;
    private final BuilderWaitAdapter<UploadResult> end;

    UploadAwaitAdapter(NebulaBuildUploadAdapter upload, BuildPlaceAdapter place) {
        this.upload = upload;
        this.place = place;
        this.end = new BuilderWaitAdapter<>(place.listener());
    }

    /**
     * @param id of the operation, a new one
     * @throws AbortException when a package could not be uploaded
     * @throws InterruptedException when the build is aborted, once nothing is left of what was begun
     */
    void upload(NebulaBuildResult made, String id) throws IOException, InterruptedException {
        upload.hold(id, made);
        upload.show(place, this, 0);
        upload.uploaded(end.await(why -> upload.unwind("The build was aborted.")), place.run());
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
            end.succeed((UploadResult) result);
        } else {
            end.fail(new AbortException(record.cause));
        }
    }
}
