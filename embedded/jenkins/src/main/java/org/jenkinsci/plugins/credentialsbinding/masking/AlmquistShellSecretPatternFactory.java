package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.Extension;
import java.util.Collection;
import java.util.Collections;

/** As {@code set -x} in dash writes it: each run of single quotes in double ones. */
@Extension
public class AlmquistShellSecretPatternFactory implements SecretPatternFactory {
    public AlmquistShellSecretPatternFactory() {}

    @Override
    public Collection<String> getEncodedForms(String input) {
        return Collections.singleton(input.replaceAll("('+)", "'\"$1\"'"));
    }
}
