package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.Extension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** In base 64, wherever in a longer text it begins. */
@Extension
public class Base64SecretPatternFactory implements SecretPatternFactory {
    private static final List<Base64.Encoder> ENCODERS = List.of(Base64.getEncoder(), Base64.getUrlEncoder());

    public Base64SecretPatternFactory() {}

    @Override
    public Collection<String> getEncodedForms(String input) {
        return getBase64Forms(input);
    }

    /** Without the first and last characters, which depend on what stands around the secret. */
    public Collection<String> getBase64Forms(String secret) {
        List<String> forms = new ArrayList<>();
        if (secret.isEmpty()) {
            return forms;
        }
        for (int before = 0; before < 3; before++) {
            byte[] shifted = ("a".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
            for (Base64.Encoder encoder : ENCODERS) {
                String form = encoder.encodeToString(shifted).substring(2 * before);
                forms.add(form);
                forms.add(withoutFilling(form));
            }
        }
        return forms;
    }

    private static String withoutFilling(String form) {
        int end = form.indexOf('=');
        return end < 0 ? form : form.substring(0, end - 1);
    }
}
