package io.jenkins.plugins.pavedroad.config;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.security.ACL;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Access keys from Jenkins's credentials: a user name and a password. Looked up as the system, for the account's job pattern
 * says which jobs may use them.
 */
public final class AccessKeysAdapter implements Credentials {
    @Override
    public Optional<AccessKey> find(String credentialsId) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardUsernamePasswordCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(credentials -> credentials.getId().equals(credentialsId))
                .findFirst()
                .map(credentials -> new AccessKey(
                        credentials.getUsername(), credentials.getPassword().getPlainText()));
    }
}
