package hudson.util;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Which classes Jenkins lets into its files (JEP-200): those of Jenkins and of plugins by where they were loaded from,
 * and of the JDK only the listed ones. A library that a plugin brings is refused, unless the plugin lists the class in
 * {@code META-INF/hudson.remoting.ClassFilter}.
 */
final class StorableClasses {
    private static final String JDK_CLASSES = "/io/jenkins/plugins/pavedroad/embedded/jenkins/storable-jdk-classes.txt";
    private static final String ALLOWED_BY_PLUGINS = "META-INF/hudson.remoting.ClassFilter";
    private static final Set<String> FROM_JDK = names(StorableClasses.class.getResource(JDK_CLASSES));
    private static final ClassValue<Boolean> STORABLE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return decide(type);
        }
    };

    private StorableClasses() {}

    static boolean contains(Class<?> type) {
        return STORABLE.get(type);
    }

    private static boolean decide(Class<?> type) {
        if (type.isPrimitive()
                || type.isArray()
                || type.isInterface()
                || Throwable.class.isAssignableFrom(type)
                || Enum.class.isAssignableFrom(type)
                || FROM_JDK.contains(type.getName())) {
            return true;
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location != null && (isJenkins(location) || isPlugin(location) || allowedByPlugin(type));
    }

    private static boolean isJenkins(URL location) {
        CodeSource own = StorableClasses.class.getProtectionDomain().getCodeSource();
        return own != null && location.equals(own.getLocation());
    }

    /** A jar that says so, or, as in Jenkins, what Maven has just compiled. */
    private static boolean isPlugin(URL location) {
        String path = location.getPath();
        if (path.endsWith("/target/classes/") || path.endsWith("/target/test-classes/")) {
            return true;
        }
        if (!path.endsWith(".jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(new File(location.toURI()))) {
            Manifest manifest = jar.getManifest();
            return manifest != null && isPlugin(manifest.getMainAttributes());
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPlugin(Attributes manifest) {
        return manifest.getValue("Short-Name") != null
                && (manifest.getValue("Plugin-Version") != null || manifest.getValue("Jenkins-Version") != null);
    }

    private static boolean allowedByPlugin(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        try {
            for (URL list : Collections.list(loader.getResources(ALLOWED_BY_PLUGINS))) {
                if (names(list).contains(type.getName())) {
                    return true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }

    private static Set<String> names(URL list) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::trim)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
