package com.cloudbees.plugins.credentials;

import java.io.Serializable;

/** Picks credentials. */
public interface CredentialsMatcher extends Serializable {
    boolean matches(Credentials item);
}
