package io.jenkins.plugins.pavedroad.config;

import io.jenkins.plugins.pavedroad.cloud.CertificateAuthorities;
import java.util.Optional;

/** Whether certificate authorities can be read. */
final class CertificateRules {
    private CertificateRules() {}

    static Optional<String> problem(String pem) {
        try {
            CertificateAuthorities.of(pem);
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }
}
