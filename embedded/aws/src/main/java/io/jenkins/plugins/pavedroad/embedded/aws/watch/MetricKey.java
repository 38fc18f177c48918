package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which metric: another set of dimensions is another metric. */
public record MetricKey(String namespace, String name, SortedMap<String, String> dimensions) {
    public MetricKey {
        dimensions = new TreeMap<>(dimensions);
    }

    public static MetricKey of(String namespace, String name, Map<String, String> dimensions) {
        return new MetricKey(namespace, name, new TreeMap<>(dimensions));
    }

    /** @param name the parameter in which the metric's name is */
    static MetricKey read(String namespace, String name, Parameters in) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        in.structures("Dimensions")
                .forEach(dimension -> dimensions.put(dimension.required("Name"), dimension.required("Value")));
        return new MetricKey(namespace, in.required(name), dimensions);
    }

    void write(Xml out) {
        out.leaf("Namespace", namespace).leaf("MetricName", name);
        out.list("Dimensions", "member", dimensions.entrySet(), dimension -> out.leaf("Name", dimension.getKey())
                .leaf("Value", dimension.getValue()));
    }
}
