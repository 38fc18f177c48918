package jenkins.model;

import hudson.PluginManager;
import hudson.PluginWrapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.jar.Manifest;

/** The plugins on the class path: every manifest there that names one. */
final class ClassPathPlugins extends PluginManager {
    ClassPathPlugins(File home) throws IOException {
        super(null, new File(home, "plugins"));
        for (URL url : Collections.list(uberClassLoader.getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                Manifest manifest = new Manifest(in);
                if (manifest.getMainAttributes().getValue("Short-Name") != null) {
                    PluginWrapper plugin =
                            new PluginWrapper(this, null, manifest, url, uberClassLoader, null, List.of(), List.of());
                    plugins.add(plugin);
                    activePlugins.add(plugin);
                }
            }
        }
    }

    @Override
    protected Collection<String> loadBundledPlugins() {
        return Collections.emptySet();
    }
}
