package com.cloudbees.plugins.credentials.domains;

import com.cloudbees.plugins.credentials.Credentials;
import java.util.List;

/** Credentials that themselves say what they are good for. */
public interface DomainRestrictedCredentials extends Credentials {
    boolean matches(List<DomainRequirement> requirements);
}
