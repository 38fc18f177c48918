package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reading, checking and writing tags. */
public final class Tags {
    private static final int MOST = 50;

    private Tags() {}

    /** The tags that {@code TagSpecification.N} gives to resources of this type. */
    static Map<String, String> specified(Parameters in, String resourceType) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Parameters specification : in.structures("TagSpecification")) {
            if (resourceType.equals(specification.string("ResourceType"))) {
                tags.putAll(read(specification));
            }
        }
        return tags;
    }

    /** {@code Tag.N.Key} and {@code Tag.N.Value} below here, checked. */
    static Map<String, String> read(Parameters in) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Parameters tag : in.structures("Tag")) {
            String key = tag.required("Key");
            if (key.toLowerCase(java.util.Locale.ROOT).startsWith("aws:")) {
                throw new AwsError(
                        "InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
            }
            if (key.isEmpty() || key.length() > 127) {
                throw AwsError.invalid("tagKey", key, "Keys have 1 to 127 characters.");
            }
            String value = tag.string("Value", "");
            if (value.length() > 255) {
                throw AwsError.invalid("tagValue", value, "Values have at most 255 characters.");
            }
            tags.put(key, value);
        }
        return tags;
    }

    /** Adds them, unless the resource would have too many. */
    static void add(Resource resource, Map<String, String> tags) {
        long others = resource.tags().keySet().stream()
                .filter(key -> !key.startsWith("aws:") && !tags.containsKey(key))
                .count();
        if (others + tags.size() > MOST) {
            throw new AwsError("TagLimitExceeded", "More than " + MOST + " tags are specified for " + resource.id());
        }
        resource.tags().putAll(tags);
    }

    static void write(Resource resource, Xml out) {
        write(resource.tags(), "tagSet", out);
    }

    static void write(Map<String, String> tags, String name, Xml out) {
        out.list(name, "item", List.copyOf(tags.entrySet()), tag -> out.leaf("key", tag.getKey())
                .leaf("value", tag.getValue()));
    }
}
