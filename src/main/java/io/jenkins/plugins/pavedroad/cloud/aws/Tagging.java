package io.jenkins.plugins.pavedroad.cloud.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** EC2's tags and filters, from and to maps. */
final class Tagging {
    /** How many values one filter takes (EC2 API reference, Filter). */
    static final int FILTER_VALUES = 200;

    private Tagging() {}

    static Map<String, String> map(List<Tag> tags) {
        Map<String, String> map = new HashMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** The same tags for each of these types; none when there are no tags, because EC2 refuses an empty list. */
    static List<TagSpecification> specifications(Map<String, String> tags, ResourceType... types) {
        if (tags.isEmpty()) {
            return List.of();
        }
        return List.of(types).stream()
                .map(type -> TagSpecification.builder()
                        .resourceType(type)
                        .tags(list(tags))
                        .build())
                .toList();
    }

    static List<Filter> filters(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> filter("tag:" + tag.getKey(), literal(tag.getValue())))
                .toList();
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    static Filter filter(String name, Collection<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    /** Cuts into pieces of at most this size. */
    static List<List<String>> pieces(Collection<String> all, int size) {
        List<String> list = List.copyOf(all);
        List<List<String>> pieces = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            pieces.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return pieces;
    }

    private static String literal(String value) {
        return value.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }
}
