package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What of a call's parameters is fit to be kept and shown. */
final class ParameterSummary {
    private static final int MOST = 60;
    private static final int LONGEST = 200;

    private ParameterSummary() {}

    static Map<String, String> of(Map<String, String> parameters) {
        Map<String, String> summary = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(parameters).entrySet()) {
            String name = entry.getKey();
            if (name.equals("Action") || name.equals("Version")) {
                continue;
            }
            if (summary.size() == MOST) {
                summary.put("…", (parameters.size() - MOST) + " more");
                break;
            }
            summary.put(name, shown(name, entry.getValue()));
        }
        return summary;
    }

    private static String shown(String name, String value) {
        // user data and parameter values may hold anything; tag values are needed to read the ledger
        String lower = name.toLowerCase(Locale.ROOT);
        boolean hidden = lower.endsWith("userdata")
                || lower.contains("userdata.")
                || lower.contains("password")
                || lower.contains("secret")
                || lower.endsWith("token") && !lower.endsWith("clienttoken") && !lower.endsWith("nexttoken")
                || lower.equals("value");
        if (hidden) {
            return "(" + value.length() + " characters)";
        }
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
