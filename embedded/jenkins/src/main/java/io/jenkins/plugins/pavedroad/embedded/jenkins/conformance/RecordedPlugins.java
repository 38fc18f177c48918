package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Which plugin brings which of the recorded classes, and in which version they were recorded. */
public final class RecordedPlugins {
    private final Map<String, String> pluginOfClass = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();

    private RecordedPlugins() {}

    public static RecordedPlugins read() {
        RecordedPlugins plugins = new RecordedPlugins();
        try (InputStream in = RecordedPlugins.class.getResourceAsStream("plugins.txt.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            String plugin = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("  ")) {
                    plugins.pluginOfClass.put(line.trim(), plugin);
                } else {
                    String[] words = line.split(" ");
                    plugin = words[0];
                    plugins.versions.put(plugin, words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the recorded plugins", e);
        }
        return plugins;
    }

    /** {@code name:version} of the plugin that has the class, as {@code Plugin-Dependencies} writes it. */
    public Optional<String> pluginOf(String internalName) {
        return Optional.ofNullable(pluginOfClass.get(internalName)).map(name -> name + ":" + versions.get(name));
    }
}
