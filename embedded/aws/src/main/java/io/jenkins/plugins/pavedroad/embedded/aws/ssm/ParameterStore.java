package io.jenkins.plugins.pavedroad.embedded.aws.ssm;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Systems Manager's parameters, by region and name. Safe for use by many threads. */
public final class ParameterStore {
    /** @param type String, StringList or SecureString */
    record Parameter(String name, String type, String value, long version, Instant modified) {}

    private final Map<String, NavigableMap<String, Parameter>> regions = new ConcurrentHashMap<>();

    /** Puts a plain String, overwriting what was there. */
    public void put(String region, String name, String value, Instant now) {
        put(region, name, "String", value, true, now);
    }

    synchronized Parameter put(String region, String name, String type, String value, boolean overwrite, Instant now) {
        NavigableMap<String, Parameter> parameters = in(region);
        Parameter before = parameters.get(name);
        if (before != null && !overwrite) {
            throw new AwsError(
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                            + " true.");
        }
        Parameter after = new Parameter(
                name,
                type != null ? type : before == null ? "String" : before.type(),
                value,
                before == null ? 1 : before.version() + 1,
                now);
        parameters.put(name, after);
        return after;
    }

    synchronized Optional<Parameter> find(String region, String name) {
        return Optional.ofNullable(in(region).get(name));
    }

    synchronized boolean remove(String region, String name) {
        return in(region).remove(name) != null;
    }

    /** Those below the path, by name. */
    synchronized java.util.List<Parameter> below(String region, String path, boolean recursive) {
        String start = path.endsWith("/") ? path : path + "/";
        return in(region).tailMap(start).values().stream()
                .takeWhile(parameter -> parameter.name().startsWith(start))
                .filter(parameter -> recursive || parameter.name().indexOf('/', start.length()) < 0)
                .toList();
    }

    private NavigableMap<String, Parameter> in(String region) {
        return regions.computeIfAbsent(region, name -> new TreeMap<>());
    }
}
