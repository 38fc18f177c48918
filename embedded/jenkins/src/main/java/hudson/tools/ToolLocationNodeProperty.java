package hudson.tools;

import hudson.DescriptorExtensionList;
import hudson.Extension;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Where tools are on a node that has them elsewhere. */
public class ToolLocationNodeProperty extends NodeProperty<Node> {
    private final List<ToolLocation> locations;

    @DataBoundConstructor
    public ToolLocationNodeProperty(List<ToolLocation> locations) {
        this.locations = locations == null ? new ArrayList<>() : locations;
    }

    public ToolLocationNodeProperty(ToolLocation... locations) {
        this(Arrays.asList(locations));
    }

    public List<ToolLocation> getLocations() {
        return Collections.unmodifiableList(locations);
    }

    /** Where this node has the installation; null when it does not say. */
    public String getHome(ToolInstallation installation) {
        for (ToolLocation location : locations) {
            if (location.getName().equals(installation.getName())
                    && location.getType() == installation.getDescriptor()) {
                return location.getHome();
            }
        }
        return null;
    }

    @Deprecated
    public static String getToolHome(Node node, ToolInstallation installation, TaskListener log)
            throws IOException, InterruptedException {
        ToolLocationNodeProperty property = node.getNodeProperties().get(ToolLocationNodeProperty.class);
        String home = property == null ? null : property.getHome(installation);
        if (home != null) {
            return home;
        }
        for (ToolLocationTranslator translator : ToolLocationTranslator.all()) {
            home = translator.getToolHome(node, installation, log);
            if (home != null) {
                return home;
            }
        }
        return installation.getHome();
    }

    /** Descriptor of the property. */
    @Extension
    @Symbol("toolLocation")
    public static class DescriptorImpl extends NodePropertyDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return "Tool Locations";
        }

        public DescriptorExtensionList<ToolInstallation, ToolDescriptor<?>> getToolDescriptors() {
            return ToolInstallation.all();
        }

        public String getKey(ToolInstallation installation) {
            return installation.getDescriptor().getClass().getName() + '@' + installation.getName();
        }

        @Override
        public boolean isApplicable(Class<? extends Node> nodeType) {
            return nodeType != Jenkins.class;
        }
    }

    /** Where one tool is; its kind is kept as the descriptor's class name. */
    public static final class ToolLocation {
        private final String type;
        private final String name;
        private final String home;

        public ToolLocation(ToolDescriptor type, String name, String home) {
            this.type = type.getClass().getName();
            this.name = name;
            this.home = home;
        }

        @DataBoundConstructor
        public ToolLocation(String key, String home) {
            int at = key.indexOf('@');
            this.type = key.substring(0, at);
            this.name = key.substring(at + 1);
            this.home = home;
        }

        public String getName() {
            return name;
        }

        public String getHome() {
            return home;
        }

        public ToolDescriptor getType() {
            for (ToolDescriptor<?> descriptor : ToolInstallation.all()) {
                if (descriptor.getClass().getName().equals(type)) {
                    return descriptor;
                }
            }
            return null;
        }

        public String getKey() {
            return type + '@' + name;
        }
    }
}
