package io.jenkins.plugins.pavedroad.embedded.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes sure that the agent has what builds call: the host's own, else Debian's packages where they may be installed. */
final class HostTools {
    private static final Path ANYWHERE = Path.of("/");
    private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

    /** Each is a Debian package of the same name. */
    private static final List<String> NEEDED = List.of("gradle", "git", "curl");

    private HostTools() {}

    /**
     * @param say told before anything is installed
     * @throws Refused when something is missing and cannot be installed
     */
    static void ensure(Consumer<String> say) {
        List<String> missing = NEEDED.stream().filter(tool -> !usable(tool)).toList();
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(" and ", missing);
        String command = "apt-get install -y --no-install-recommends " + String.join(" ", missing);
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            throw new Refused(
                    "There is no usable " + names + " on the PATH, and this is no Debian where a package could"
                            + " be installed: install " + names + " (Gradle 4.4 to 8.8) and run this again.");
        }
        List<String> become = becomeRoot(names, command);
        say.accept("No usable " + names + " found; installing Debian's: " + command);
        // A list that cannot be renewed may still be good enough to install from.
        apt(become, List.of("update"));
        List<String> install = new ArrayList<>(List.of("install", "-y", "--no-install-recommends"));
        install.addAll(missing);
        HostCommand.Ended installed = apt(become, install);
        if (!installed.passed() || !missing.stream().allMatch(HostTools::usable)) {
            throw new Refused("Debian's " + names + " could not be installed; is the network there? Try '" + command
                    + "' by hand. apt-get said:\n" + installed.tail());
        }
    }

    private static boolean usable(String tool) {
        return HostCommand.run(ANYWHERE, Map.of(), tool, "--version").passed();
    }

    private static List<String> becomeRoot(String names, String command) {
        if (HostCommand.isRoot()) {
            return List.of();
        }
        if (HostCommand.run(ANYWHERE, Map.of(), "sudo", "-n", "true").passed()) {
            return List.of("sudo", "-n", "-E");
        }
        throw new Refused("There is no usable " + names + " on the PATH, and installing Debian's needs root: run 'sudo "
                + command + "' (Gradle can be any from 4.4 to 8.8) and run this again.");
    }

    private static HostCommand.Ended apt(List<String> become, List<String> arguments) {
        List<String> command = new ArrayList<>(become);
        command.add("apt-get");
        command.add("-q");
        command.addAll(arguments);
        return HostCommand.run(ANYWHERE, QUIET, command.toArray(String[]::new));
    }
}
