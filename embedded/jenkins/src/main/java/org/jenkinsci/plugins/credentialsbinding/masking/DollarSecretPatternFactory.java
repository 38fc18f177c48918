package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.Extension;
import java.util.Collection;
import java.util.Collections;

/** With doubled dollars, as Ant and others write them. */
@Extension
public class DollarSecretPatternFactory implements SecretPatternFactory {
    public DollarSecretPatternFactory() {}

    @Override
    public Collection<String> getEncodedForms(String input) {
        return input.contains("$") ? Collections.singleton(input.replace("$", "$$")) : Collections.emptySet();
    }
}
