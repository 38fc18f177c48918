package io.jenkins.plugins.pavedroad.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/** Where packages wait for a builder (AWS: S3). */
public interface ObjectStore {
    /** A stream that can be opened again for a second try. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** Makes sure that this account has the bucket here. */
    void ensureBucket(String bucket);

    /**
     * @param length bytes
     * @param sha256 lower-case hexadecimal, checked by the cloud
     */
    void put(String bucket, String key, Content content, long length, String sha256);

    boolean exists(String bucket, String key);

    /** An address from which anyone who has it may read the object until it expires. It is a secret: never logged. */
    URI readAddress(String bucket, String key, Duration validity);

    /** An object that is gone is not an error. */
    void delete(String bucket, String key);
}
