package io.jenkins.plugins.pavedroad.cloud;

import java.util.Optional;

/** Where the access keys of {@link Account#credentialsId()} come from. Asked anew for each use, so that nothing is kept. */
@FunctionalInterface
public interface Credentials {
    /** An access key. Its text form does not show the secret. */
    record AccessKey(String id, String secret) {
        @Override
        public String toString() {
            return "AccessKey[" + id + "]";
        }
    }

    /**
     * The key of this id, if there is one now. Called on the operations' threads; must not call the cloud.
     *
     * @param credentialsId as in the account
     */
    Optional<AccessKey> find(String credentialsId);
}
