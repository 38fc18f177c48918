package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.Extension;
import java.util.Collection;
import java.util.Collections;

/** As it is. */
@Extension
public class LiteralSecretPatternFactory implements SecretPatternFactory {
    public LiteralSecretPatternFactory() {}

    @Override
    public Collection<String> getEncodedForms(String input) {
        return Collections.singleton(input);
    }
}
