package hudson;

import hudson.model.ModelObject;
import hudson.util.VersionNumber;
import java.io.File;
import java.net.URL;
import java.util.List;
import java.util.jar.Manifest;

/** An installed plugin: what its manifest says. */
public class PluginWrapper implements Comparable<PluginWrapper>, ModelObject {
    public final PluginManager parent;
    public final ClassLoader classLoader;
    public final URL baseResourceURL;
    private final Manifest manifest;

    public PluginWrapper(
            PluginManager parent,
            File archive,
            Manifest manifest,
            URL baseResourceURL,
            ClassLoader classLoader,
            File disableFile,
            List<Dependency> dependencies,
            List<Dependency> optionalDependencies) {
        this.parent = parent;
        this.manifest = manifest;
        this.baseResourceURL = baseResourceURL;
        this.classLoader = classLoader;
    }

    /** A plugin that another one needs. */
    public static final class Dependency {
        public final String shortName;
        public final String version;
        public final boolean optional;

        private Dependency(String shortName, String version, boolean optional) {
            this.shortName = shortName;
            this.version = version;
            this.optional = optional;
        }

        @Override
        public String toString() {
            return shortName + " (" + version + ")" + (optional ? " optional" : "");
        }
    }

    private String attribute(String name) {
        return manifest.getMainAttributes().getValue(name);
    }

    @Override
    public String getDisplayName() {
        return getLongName();
    }

    public String getShortName() {
        return attribute("Short-Name");
    }

    public String getLongName() {
        return Util.fixNull(attribute("Long-Name"), getShortName());
    }

    public String getVersion() {
        return Util.fixNull(attribute("Plugin-Version"), "???");
    }

    public VersionNumber getVersionNumber() {
        return new VersionNumber(getVersion());
    }

    public boolean isOlderThan(VersionNumber v) {
        return getVersionNumber().compareTo(v) < 0;
    }

    public String getUrl() {
        return attribute("Url");
    }

    public String getRequiredCoreVersion() {
        return attribute("Jenkins-Version");
    }

    public boolean isActive() {
        return true;
    }

    public boolean isEnabled() {
        return true;
    }

    public Manifest getManifest() {
        return manifest;
    }

    @Override
    public int compareTo(PluginWrapper pw) {
        return getShortName().compareToIgnoreCase(pw.getShortName());
    }

    @Override
    public String toString() {
        return "Plugin:" + getShortName();
    }
}
