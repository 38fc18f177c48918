package io.jenkins.plugins.pavedroad.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A dependency whose lock differs from the job's previous successful build. Can be read in the sandbox. */
public final class LockChange implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String project;
    private final String module;
    private final String from;
    private final String to;

    LockChange(String project, String module, String from, String to) {
        this.project = project;
        this.module = module;
        this.from = from;
        this.to = to;
    }

    /** Both as project to module to version, in their order. */
    static List<LockChange> between(
            Map<String, ? extends Map<String, String>> before, Map<String, ? extends Map<String, String>> after) {
        List<LockChange> changes = new ArrayList<>();
        TreeSet<String> projects = new TreeSet<>(before.keySet());
        projects.addAll(after.keySet());
        for (String project : projects) {
            Map<String, String> old = before.containsKey(project) ? before.get(project) : new TreeMap<>();
            Map<String, String> now = after.containsKey(project) ? after.get(project) : new TreeMap<>();
            TreeSet<String> modules = new TreeSet<>(old.keySet());
            modules.addAll(now.keySet());
            for (String module : modules) {
                String from = old.getOrDefault(module, "");
                String to = now.getOrDefault(module, "");
                if (!from.equals(to)) {
                    changes.add(new LockChange(project, module, from, to));
                }
            }
        }
        return changes;
    }

    /** {@code added}, {@code removed}, {@code upgraded} or {@code downgraded}. */
    public String getKind() {
        if (from.isEmpty()) {
            return "added";
        }
        if (to.isEmpty()) {
            return "removed";
        }
        return compare(from, to) > 0 ? "downgraded" : "upgraded";
    }

    /** Folder of the Gradle project, relative to {@code dir}; empty for {@code dir} itself. */
    public String getProject() {
        return project;
    }

    /** Group and name, such as {@code junit:junit}. */
    public String getModule() {
        return module;
    }

    /** The version before; empty when it was added. Several, when configurations lock different ones. */
    public String getFrom() {
        return from;
    }

    /** The version now; empty when it was removed. */
    public String getTo() {
        return to;
    }

    /** Number by number; what is no number as text. */
    private static int compare(String one, String other) {
        String[] a = one.split("[^0-9a-zA-Z]+");
        String[] b = other.split("[^0-9a-zA-Z]+");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            boolean numbers = a[i].matches("\\d{1,18}") && b[i].matches("\\d{1,18}");
            int order = numbers ? Long.compare(Long.parseLong(a[i]), Long.parseLong(b[i])) : a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    @Override
    public String toString() {
        String where = project.isEmpty() ? "" : " (" + project + ")";
        return switch (getKind()) {
            case "added" -> "added " + module + " " + to + where;
            case "removed" -> "removed " + module + " " + from + where;
            default -> getKind() + " " + module + " " + from + " to " + to + where;
        };
    }
}
