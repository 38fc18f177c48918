package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds secrets in log lines. */
public class SecretPatterns {
    /** Shorter ones would hide half of every log and so give themselves away; as the plugin has it. */
    private static final int SHORTEST = 3;

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private SecretPatterns() {}

    /** Matches any of them in any form; empty when there is nothing to hide. */
    public static Pattern getAggregateSecretPattern(Collection<String> inputs) {
        return Pattern.compile(inputs.stream()
                .filter(input -> !input.isEmpty())
                .flatMap(input ->
                        SecretPatternFactory.all().stream().flatMap(factory -> factory.getEncodedForms(input).stream()))
                .filter(form -> form.length() >= SHORTEST)
                .distinct()
                .sorted(LONGEST_FIRST)
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    /** Writes asterisks for what the pattern matches, line by line. */
    public static class MaskingOutputStream extends LineTransformationOutputStream.Delegating {
        private final Supplier<Pattern> secretPattern;
        private final String charsetName;
        private Pattern pattern;

        public MaskingOutputStream(OutputStream out, Supplier<Pattern> secretPattern, String charsetName) {
            super(out);
            this.secretPattern = secretPattern;
            this.charsetName = charsetName;
        }

        @Override
        protected void eol(byte[] b, int len) throws IOException {
            if (pattern == null) {
                pattern = secretPattern.get();
            }
            if (pattern != null && !pattern.pattern().isEmpty()) {
                Matcher secrets = pattern.matcher(new String(b, 0, len, charsetName));
                if (secrets.find()) {
                    out.write(secrets.replaceAll("****").getBytes(charsetName));
                    return;
                }
            }
            out.write(b, 0, len);
        }

        @Override
        public String toString() {
            return "MaskingOutputStream[" + out + "]";
        }
    }
}
