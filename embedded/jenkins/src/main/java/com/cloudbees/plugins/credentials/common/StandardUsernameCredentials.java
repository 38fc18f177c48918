package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import hudson.Util;

/** A user's credentials with an id and a description. */
@NameWith(value = StandardUsernameCredentials.NameProvider.class, priority = 16)
public interface StandardUsernameCredentials extends StandardCredentials, UsernameCredentials {
    /** The name, then the description; the description alone where the name is secret. */
    class NameProvider extends CredentialsNameProvider<StandardUsernameCredentials> {
        public NameProvider() {}

        @Override
        public String getName(StandardUsernameCredentials c) {
            if (c.isUsernameSecret()) {
                return c.getDescription();
            }
            String description = Util.fixEmptyAndTrim(c.getDescription());
            return c.getUsername() + (description == null ? "" : " (" + description + ")");
        }
    }
}
