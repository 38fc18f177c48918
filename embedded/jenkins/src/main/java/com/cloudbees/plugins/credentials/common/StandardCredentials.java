package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import hudson.Util;

/** Credentials with an id and a description. */
@NameWith(value = StandardCredentials.NameProvider.class, priority = -16)
public interface StandardCredentials extends IdCredentials {
    String getDescription();

    /** The id, then the description. */
    class NameProvider extends CredentialsNameProvider<StandardCredentials> {
        public NameProvider() {}

        @Override
        public String getName(StandardCredentials c) {
            String description = Util.fixEmptyAndTrim(c.getDescription());
            return c.getId() + (description == null ? "" : " (" + description + ")");
        }
    }
}
