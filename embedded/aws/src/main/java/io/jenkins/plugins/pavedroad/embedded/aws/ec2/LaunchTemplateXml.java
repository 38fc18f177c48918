package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes launch template data as it is answered, from the parameters as they were sent: names begin in lower case, and a
 * list {@code Name.1, Name.2} becomes {@code <nameSet><item>}. Holds for every member of ResponseLaunchTemplateData but the
 * groups of a network interface, which have their own names.
 */
final class LaunchTemplateXml {
    private LaunchTemplateXml() {}

    static void write(Map<String, String> data, Xml out) {
        Map<String, Object> tree = new TreeMap<>();
        data.forEach((name, value) -> insert(tree, name.split("\\."), value));
        children(tree, out);
    }

    @SuppressWarnings("unchecked")
    private static void insert(Map<String, Object> tree, String[] path, String value) {
        Map<String, Object> at = tree;
        for (int i = 0; i < path.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(path[i], name -> new TreeMap<String, Object>());
        }
        at.put(path[path.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    private static void children(Map<String, Object> tree, Xml out) {
        tree.forEach((name, value) -> {
            String lower = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            if (value instanceof String text) {
                out.leaf(lower, text);
                return;
            }
            Map<String, Object> below = (Map<String, Object>) value;
            if (!below.keySet().iterator().next().matches("\\d+")) {
                out.node(lower, () -> children(below, out));
            } else if (name.equals("SecurityGroupId") && tree.containsKey("DeviceIndex")) {
                out.node("groupSet", () -> items("groupId", below, out));
            } else {
                out.node(lower + "Set", () -> items("item", below, out));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static void items(String item, Map<String, Object> members, Xml out) {
        new TreeMap<Integer, Object>(numbered(members)).values().forEach(member -> {
            if (member instanceof String text) {
                out.leaf(item, text);
            } else {
                out.node(item, () -> children((Map<String, Object>) member, out));
            }
        });
    }

    private static Map<Integer, Object> numbered(Map<String, Object> members) {
        Map<Integer, Object> numbered = new TreeMap<>();
        members.forEach((number, member) -> numbered.put(Integer.valueOf(number), member));
        return numbered;
    }
}
