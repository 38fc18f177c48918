package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.Extension;
import java.util.Arrays;
import java.util.Collection;

/** As {@code set -x} in bash writes it, and as it is after one round of unquoting. */
@Extension
public class BashSecretPatternFactory implements SecretPatternFactory {
    public BashSecretPatternFactory() {}

    @Override
    public Collection<String> getEncodedForms(String input) {
        String quoted = input.replace("'", "'\\''");
        String unquoted = input.replaceAll("\\\\(\\\\?)", "$1");
        return Arrays.asList(quoted, "'" + quoted + "'", unquoted);
    }
}
