package io.jenkins.plugins.pavedroad.embedded.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes sure that there is a Gradle for the agent: the host's own, else Debian's package where it may be installed. */
final class GradleOnHost {
    private static final Path ANYWHERE = Path.of("/");
    private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

    private GradleOnHost() {}

    /**
     * @param say told before anything is installed
     * @throws Refused when there is no Gradle and none can be installed
     */
    static void ensure(Consumer<String> say) {
        if (usable()) {
            return;
        }
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            throw new Refused(
                    "There is no Gradle on the PATH, and this is no Debian where its package could be installed: "
                            + "install Gradle (4.4 to 8.8) and run this again.");
        }
        List<String> become = becomeRoot();
        say.accept("No usable Gradle found; installing Debian's package gradle (apt-get install gradle)");
        // A list that cannot be renewed may still be good enough to install from.
        apt(become, "update");
        HostCommand.Ended installed = apt(become, "install", "-y", "--no-install-recommends", "gradle");
        if (!installed.passed() || !usable()) {
            throw new Refused("Debian's Gradle could not be installed; is the network there? Try 'apt-get install "
                    + "--no-install-recommends gradle' by hand. apt-get said:\n" + installed.tail());
        }
    }

    private static boolean usable() {
        return HostCommand.run(ANYWHERE, Map.of(), "gradle", "--version").passed();
    }

    private static List<String> becomeRoot() {
        if (HostCommand.isRoot()) {
            return List.of();
        }
        if (HostCommand.run(ANYWHERE, Map.of(), "sudo", "-n", "true").passed()) {
            return List.of("sudo", "-n", "-E");
        }
        throw new Refused(
                "There is no Gradle on the PATH, and installing Debian's needs root: run 'sudo apt-get install "
                        + "--no-install-recommends gradle' (or put any Gradle from 4.4 to 8.8 on the PATH) and run this again.");
    }

    private static HostCommand.Ended apt(List<String> become, String... arguments) {
        List<String> command = new ArrayList<>(become);
        command.add("apt-get");
        command.add("-q");
        command.addAll(List.of(arguments));
        return HostCommand.run(ANYWHERE, QUIET, command.toArray(String[]::new));
    }
}
