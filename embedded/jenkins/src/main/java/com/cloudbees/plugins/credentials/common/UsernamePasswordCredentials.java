package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;

/** A user name and a password. */
@NameWith(value = UsernamePasswordCredentials.NameProvider.class, priority = 1)
public interface UsernamePasswordCredentials extends UsernameCredentials, PasswordCredentials {
    /** The name and a hidden password. */
    class NameProvider extends CredentialsNameProvider<UsernamePasswordCredentials> {
        public NameProvider() {}

        @Override
        public String getName(UsernamePasswordCredentials c) {
            return c.isUsernameSecret() ? "" : c.getUsername() + "/******";
        }
    }
}
