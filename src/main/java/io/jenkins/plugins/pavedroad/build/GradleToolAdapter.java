package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.structs.SymbolLookup;

/** The Gradles that an administrator configured as tools; the Gradle plugin, whose tools they are, may be missing. */
final class GradleToolAdapter {
    /** As the Gradle plugin names its tool's class and symbol. */
    private static final String TYPE = "hudson.plugins.gradle.GradleInstallation";

    private static final String SYMBOL = "gradle";

    private GradleToolAdapter() {}

    /**
     * Where the Gradle of this name is on the build's agent, as Jenkins's {@code tool} step finds it.
     *
     * @return empty when none of this name is configured
     * @throws AbortException when it is configured but not on this agent
     */
    static Optional<String> home(String name, BuildPlaceAdapter place) throws IOException, InterruptedException {
        for (ToolDescriptor<?> kind : ToolInstallation.all()) {
            if (!isGradle(kind)) {
                continue;
            }
            for (ToolInstallation installation : kind.getInstallations()) {
                if (installation.getName().equals(name)) {
                    return Optional.of(home(installation, place));
                }
            }
        }
        return Optional.empty();
    }

    private static String home(ToolInstallation configured, BuildPlaceAdapter place)
            throws IOException, InterruptedException {
        String home = configured
                .translate(place.node(), place.environment(), place.listener())
                .getHome();
        if (home == null || home.isBlank()) {
            throw new AbortException("The parameter 'gradle' is '" + configured.getName()
                    + "', a Gradle configured in Jenkins without a home on this agent: an administrator has to give it "
                    + "one, or an installer.");
        }
        return home;
    }

    private static boolean isGradle(ToolDescriptor<?> kind) {
        return kind.getId().equals(TYPE) || SymbolLookup.getSymbolValue(kind).contains(SYMBOL);
    }
}
