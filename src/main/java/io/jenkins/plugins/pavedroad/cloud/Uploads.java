package io.jenkins.plugins.pavedroad.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that somebody without credentials sends, by addresses that are good for one content each (AWS: presigned S3
 * requests). Checksums are SHA-256 in base64, as they are sent. Thread-safe.
 */
public interface Uploads {
    /** The code when an upload in parts is neither under way nor known: complete, aborted, or never begun. */
    String GONE = "NoSuchUpload";

    /**
     * Where to PUT one content, and the headers that must come with it. A secret: anyone who has it may send that content
     * until it expires.
     *
     * @param headers those that the sender must set, besides the length and the host
     */
    record Address(URI uri, Map<String, String> headers) {
        public Address {
            headers = Map.copyOf(headers);
        }

        /** Only the host, which may be told. */
        @Override
        public String toString() {
            return uri.getHost();
        }
    }

    /**
     * A part that was taken.
     *
     * @param number from 1
     * @param receipt what the cloud answered (AWS: the entity tag)
     */
    record Part(int number, String receipt, String checksum) {}

    /**
     * The region a bucket is in, whichever this one is; empty when there is no such bucket.
     *
     * @throws CloudException when this account may not see it
     */
    Optional<String> regionOf(String bucket);

    /**
     * Whether this object is there with exactly this content; one that does not say what it holds is not.
     *
     * @param checksums of its parts, in order; one for an object that was sent whole
     */
    boolean has(String bucket, String key, long length, List<String> checksums);

    /** Where to send an object whole. Makes no call. */
    Address whole(String bucket, String key, long length, String checksum, Duration validity);

    /**
     * Begins an upload in parts. A begin whose answer is lost leaves one that {@link #underWay} tells.
     *
     * @return its id
     */
    String begin(String bucket, String key);

    /**
     * Where to send one part. Makes no call.
     *
     * @param number from 1
     */
    Address part(String bucket, String key, String upload, int number, long length, String checksum, Duration validity);

    /** Makes the object of its parts. */
    void complete(String bucket, String key, String upload, List<Part> parts);

    /** Drops an upload with the parts it has; one that is gone is not an error. */
    void abort(String bucket, String key, String upload);

    /** Ids of the uploads in parts of this object that are neither complete nor aborted. */
    List<String> underWay(String bucket, String key);
}
