package io.jenkins.plugins.pavedroad.parameter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists of {@code K=v}, as tags and environment are written. */
public final class KeyValues {
    private KeyValues() {}

    /**
     * @param parameter the parameter's name, for the sentence
     * @throws BadParameterException when an entry has no key or no equals sign, or a key comes twice
     */
    public static Map<String, String> parse(String parameter, Collection<String> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new BadParameterException(parameter, entry, "a list of KEY=value");
            }
            if (map.put(entry.substring(0, equals).trim(), entry.substring(equals + 1)) != null) {
                throw new BadParameterException(parameter, entry, "a list of KEY=value with each key once");
            }
        }
        return map;
    }
}
