package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;

/** Credentials of somebody with a name. */
@NameWith(UsernameCredentials.NameProvider.class)
public interface UsernameCredentials extends Credentials {
    String getUsername();

    /** Whether the name is to be hidden, too. */
    default boolean isUsernameSecret() {
        return true;
    }

    /** The name, unless it is secret. */
    class NameProvider extends CredentialsNameProvider<UsernameCredentials> {
        public NameProvider() {}

        @Override
        public String getName(UsernameCredentials c) {
            return c.isUsernameSecret() ? "" : c.getUsername();
        }
    }
}
