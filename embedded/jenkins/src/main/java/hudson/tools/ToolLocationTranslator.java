package hudson.tools;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Node;
import hudson.model.TaskListener;
import java.io.IOException;

/** Says where a tool is on a node; the first that answers other than null counts. */
public abstract class ToolLocationTranslator implements ExtensionPoint {
    public ToolLocationTranslator() {}

    public abstract String getToolHome(Node node, ToolInstallation installation, TaskListener log)
            throws IOException, InterruptedException;

    public static ExtensionList<ToolLocationTranslator> all() {
        return ExtensionList.lookup(ToolLocationTranslator.class);
    }
}
