package org.jenkinsci.plugins.plaincredentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Util;
import hudson.util.Secret;
import java.util.UUID;

/** One secret text. */
@NameWith(StringCredentials.NameProvider.class)
public interface StringCredentials extends StandardCredentials {
    Secret getSecret();

    /** The description, else an id that somebody gave. */
    class NameProvider extends CredentialsNameProvider<StringCredentials> {
        public NameProvider() {}

        @Override
        public String getName(StringCredentials c) {
            String description = Util.fixEmptyAndTrim(c.getDescription());
            if (description != null) {
                return description;
            }
            return isGenerated(c.getId()) ? "Secret text" : c.getId();
        }

        private static boolean isGenerated(String id) {
            try {
                UUID.fromString(id);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
