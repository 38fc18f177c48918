package io.jenkins.plugins.pavedroad.embedded.jenkins;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.kohsuke.stapler.NoStaplerConstructorException;

/**
 * The parameter names of databound constructors, from the {@code .stapler} files that Stapler's annotation processor
 * writes. Stapler 1.263 itself reads class files first, with a library that knows none of Java 17.
 */
public final class BoundConstructors {
    private BoundConstructors() {}

    /** Fails when the class has no such file. */
    public static String[] parameterNames(Class<?> type) {
        String file = type.getName().replace('.', '/').replace('$', '/') + ".stapler";
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(file)) {
            if (in == null) {
                throw new NoStaplerConstructorException(
                        "There's no @DataBoundConstructor on any constructor of " + type);
            }
            Properties properties = new Properties();
            properties.load(in);
            String names = properties.getProperty("constructor", "");
            return names.isEmpty() ? new String[0] : names.split(",");
        } catch (IOException e) {
            throw new IllegalStateException("could not read " + file, e);
        }
    }
}
