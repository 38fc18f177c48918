package hudson;

import hudson.model.AbstractModelObject;
import java.io.File;
import java.security.CodeSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.ServletContext;

/** The installed plugins. Approximated: they are what lies on the class path. */
public abstract class PluginManager extends AbstractModelObject {
    protected final List<PluginWrapper> plugins = new CopyOnWriteArrayList<>();
    protected final List<PluginWrapper> activePlugins = new CopyOnWriteArrayList<>();
    public final File rootDir;
    public final ClassLoader uberClassLoader;

    /** Plugins are seen through the context class loader of the thread that starts Jenkins. */
    protected PluginManager(ServletContext context, File rootDir) {
        this.rootDir = rootDir;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        this.uberClassLoader = loader == null ? getClass().getClassLoader() : loader;
    }

    protected abstract Collection<String> loadBundledPlugins() throws Exception;

    public List<PluginWrapper> getPlugins() {
        return List.copyOf(plugins);
    }

    public PluginWrapper getPlugin(String shortName) {
        return plugins.stream()
                .filter(p -> shortName.equals(p.getShortName()))
                .findFirst()
                .orElse(null);
    }

    /** The plugin whose jar or folder holds the class; null for one of Jenkins itself. */
    public PluginWrapper whichPlugin(Class c) {
        CodeSource source = c.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        String location = source.getLocation().toString();
        return plugins.stream()
                .filter(p -> p.baseResourceURL.toString().contains(location))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getDisplayName() {
        return "Plugins";
    }

    @Override
    public String getSearchUrl() {
        return "pluginManager";
    }
}
