package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.Collection;

/** Knows how a secret may look in a log. */
public interface SecretPatternFactory extends ExtensionPoint {
    Collection<String> getEncodedForms(String input);

    static ExtensionList<SecretPatternFactory> all() {
        return ExtensionList.lookup(SecretPatternFactory.class);
    }
}
