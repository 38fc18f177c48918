package io.jenkins.plugins.pavedroad.janitor;

import java.util.List;
import java.util.Map;

/**
 * What a sweep was asked, complete and checked.
 *
 * @param ownerTag the tag that names whom to tell
 * @param excluded tags and values that keep a resource
 */
public record SweepInput(
        String account,
        List<String> regions,
        List<Rule> rules,
        String optOutTag,
        String ownerTag,
        Map<String, String> excluded,
        boolean dryRun) {}
