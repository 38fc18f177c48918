package io.jenkins.plugins.pavedroad.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The IAM policies that a step's reference page shows: the JSON blocks of its section "IAM policy". */
final class DocumentedPolicies {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## IAM policy$(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```json\\n(.*?)^```$");

    private DocumentedPolicies() {}

    /** All actions that they allow; none when the page has no such section. */
    static Set<String> actions(String step) throws IOException {
        Set<String> actions = new TreeSet<>();
        Path page = Path.of("docs", "steps", step + ".md");
        Matcher section = SECTION.matcher(Files.exists(page) ? Files.readString(page) : "");
        if (section.find()) {
            Matcher block = BLOCK.matcher(section.group(1));
            while (block.find()) {
                JsonNode policy = new ObjectMapper().readTree(block.group(1));
                for (JsonNode statement : policy.required("Statement")) {
                    if (!statement.required("Effect").asText().equals("Allow")) {
                        throw new IllegalStateException("A policy of " + page + " does not allow: " + statement);
                    }
                    add(statement.required("Action"), actions);
                }
            }
        }
        return actions;
    }

    private static void add(JsonNode action, Set<String> actions) {
        if (action.isTextual()) {
            actions.add(action.asText());
        } else {
            action.forEach(each -> actions.add(each.asText()));
        }
    }
}
