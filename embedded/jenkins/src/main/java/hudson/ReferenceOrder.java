package hudson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts variables into an order in which a value comes after those that it refers to; a cycle is left as it is. */
final class ReferenceOrder {
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{([A-Za-z0-9_.]+)\\}|([A-Za-z0-9_]+))");

    private final Map<String, String> present;
    private final TreeMap<String, String> added = new TreeMap<>(hudson.util.CaseInsensitiveComparator.INSTANCE);
    private final Set<String> done = new TreeSet<>(hudson.util.CaseInsensitiveComparator.INSTANCE);
    private final List<String> ordered = new ArrayList<>();

    ReferenceOrder(Map<String, String> present, Map<String, String> added) {
        this.present = present;
        this.added.putAll(added);
    }

    List<String> keys() {
        // PATH+X before PATH=... would be lost, so plain assignments come first
        added.keySet().stream().filter(key -> key.indexOf('+') < 0).forEach(this::visit);
        added.keySet().forEach(this::visit);
        return ordered;
    }

    private void visit(String key) {
        if (!done.add(key)) {
            return;
        }
        Matcher matcher = REFERENCE.matcher(Util.fixNull(added.get(key)));
        while (matcher.find()) {
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            if (added.containsKey(name) && !name.equalsIgnoreCase(key)) {
                visit(name);
            }
        }
        ordered.add(key);
    }
}
