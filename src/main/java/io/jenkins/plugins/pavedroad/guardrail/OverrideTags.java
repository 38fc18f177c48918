package io.jenkins.plugins.pavedroad.guardrail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Overrides as tags of what was changed under them: {@code paved-road:override:capacityFloor = alice: black friday}. */
public final class OverrideTags {
    /** Before the guardrail's name. */
    public static final String PREFIX = "paved-road:override:";

    /** AWS's limit of a tag's value, in characters. */
    private static final int LENGTH = 256;

    private OverrideTags() {}

    /** What AWS does not allow in a value becomes {@code _}; what is too long is cut. */
    public static Map<String, String> of(List<Exemption> used) {
        Map<String, String> tags = new LinkedHashMap<>();
        used.forEach(one -> tags.put(PREFIX + one.guardrail(), value(one.by() + ": " + one.reason())));
        return tags;
    }

    private static String value(String text) {
        String allowed = text.trim().replaceAll("\\s+", " ").replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]", "_");
        if (allowed.length() <= LENGTH) {
            return allowed;
        }
        int end = Character.isHighSurrogate(allowed.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
        return allowed.substring(0, end).trim();
    }
}
