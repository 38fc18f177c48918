package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import java.util.UUID;

/** Credentials that are referred to by an id. */
public interface IdCredentials extends Credentials {
    String getId();

    /** What every implementation needs. */
    final class Helpers {
        public Helpers() {}

        public static boolean equals(IdCredentials self, Object o) {
            return self == o || o instanceof IdCredentials that && self.getId().equals(that.getId());
        }

        public static int hashCode(IdCredentials self) {
            return self.getId().hashCode();
        }

        /** A new id when there is none. */
        public static String fixEmptyId(String id) {
            return id == null || id.isEmpty() ? UUID.randomUUID().toString() : id;
        }
    }
}
