package io.jenkins.plugins.pavedroad.build;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an upload is. It says what is begun before that is begun, so that nothing of it is left over after a crash; no
 * address is ever in it.
 *
 * @param index of the package that is on its way
 * @param checksums of its parts, SHA-256 in base64; empty until they are known
 * @param upload S3's id of the upload in parts; empty without one
 * @param tags S3's entity tags of the parts that were taken, in order
 * @param tries that brought nothing, in a row
 * @param rounds in which the package was sent to its end or dropped, and is still not there
 * @param sent whether anything was begun in S3 for this package
 * @param cause why it turned around; null while it has not
 */
record UploadState(
        Phase phase,
        int index,
        List<String> checksums,
        String upload,
        List<String> tags,
        int tries,
        int rounds,
        boolean sent,
        String cause) {
    /** In the order in which a package goes through them. */
    enum Phase {
        /** Is the bucket there? Once for all packages. */
        BUCKET,
        /** The checksums of the parts. */
        HASH,
        /** Is the object there? */
        FIND,
        /** From here on there may be an upload in parts. */
        BEGIN,
        SEND,
        COMPLETE,
        /** Is the object there now, and is nothing else left of the upload? */
        PROVE,
        UNDO
    }

    UploadState {
        checksums = checksums == null ? List.of() : List.copyOf(checksums);
        tags = tags == null ? List.of() : List.copyOf(tags);
        upload = upload == null ? "" : upload;
    }

    static UploadState begin() {
        return new UploadState(Phase.BUCKET, 0, List.of(), "", List.of(), 0, 0, false, null);
    }

    UploadState to(Phase next) {
        return new UploadState(next, index, checksums, upload, tags, tries, rounds, sent, cause);
    }

    UploadState with(List<String> known) {
        return new UploadState(Phase.FIND, index, known, upload, tags, tries, rounds, sent, cause);
    }

    UploadState beginning() {
        return new UploadState(Phase.BEGIN, index, checksums, upload, tags, tries, rounds, true, cause);
    }

    UploadState begun(String id) {
        return new UploadState(Phase.SEND, index, checksums, id, List.of(), tries, rounds, true, cause);
    }

    UploadState taken(List<String> more) {
        List<String> all = new ArrayList<>(tags);
        all.addAll(more);
        return new UploadState(phase, index, checksums, upload, all, 0, rounds, sent, cause);
    }

    UploadState triedAgain(Phase from) {
        return new UploadState(
                from, index, checksums, upload, tags, tries + 1, rounds + (from == Phase.FIND ? 1 : 0), sent, cause);
    }

    UploadState next() {
        return new UploadState(Phase.HASH, index + 1, List.of(), "", List.of(), 0, 0, false, cause);
    }

    UploadState undone(String why) {
        return new UploadState(Phase.UNDO, index, checksums, upload, tags, 0, 0, sent, why);
    }
}
