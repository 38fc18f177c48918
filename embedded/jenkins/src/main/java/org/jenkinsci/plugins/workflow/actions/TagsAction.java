package org.jenkinsci.plugins.workflow.actions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Free key and value pairs on a node, for tools. */
public class TagsAction implements PersistentAction {

    private final LinkedHashMap<String, String> tags = new LinkedHashMap<>();

    public void addTag(String tag, String value) {
        if (tag == null || tag.isEmpty() || value == null || value.isEmpty()) {
            throw new IllegalArgumentException("a tag needs a name and a value, but got " + tag + "=" + value);
        }
        synchronized (tags) {
            tags.put(tag, value);
        }
    }

    public boolean removeTag(String tag) {
        synchronized (tags) {
            return tags.remove(tag) != null;
        }
    }

    public String getTagValue(String tag) {
        synchronized (tags) {
            return tags.get(tag);
        }
    }

    public Map<String, String> getTags() {
        synchronized (tags) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        }
    }

    public static Map<String, String> getTags(FlowNode node) {
        TagsAction action = node.getPersistentAction(TagsAction.class);
        return action == null ? Collections.emptyMap() : action.getTags();
    }

    public static String getTagValue(FlowNode node, String tag) {
        return getTags(node).get(tag);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
