package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How an instance is kept apart from the host: its own user, mount, process, IPC and host name namespaces, its root folder as
 * {@code /}, the host's {@code /usr} and a few parts of {@code /etc} below it through overlays, so that they can be used but not
 * changed. Root inside is an ordinary user outside: the one who runs this, or {@code nobody} when that is root. The network is
 * the host's. Everything ends with this process.
 *
 * <p>Needs unprivileged user namespaces and overlays in them (Linux 5.11), and util-linux's {@code unshare} and {@code setpriv}
 * and {@code perl}, which every Debian has.
 */
final class Confinement {
    /** Debian's nobody. */
    private static final int NOBODY = 65534;

    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final List<String> SCRIPTS = List.of("enter.sh", "assemble.sh", "init.pl");
    private static final Map<String, List<String>> PROGRAMS = Map.of(
            "shutdown", List.of("usr/sbin/shutdown", "usr/sbin/poweroff", "usr/sbin/halt", "usr/sbin/reboot"),
            "systemctl", List.of("usr/bin/systemctl"),
            "setuidgid", List.of("usr/bin/setuidgid"));
    /** How deep below /usr packages may add files to folders that exist on the host; deeper ones of the host stay read-only. */
    private static final int WRITABLE_DEPTH = 3;

    private final boolean root = isRoot();
    private final Path tools;

    /** Of this runtime, with its tools in that folder once they are installed. */
    Confinement(Path tools) {
        this.tools = tools;
    }

    /** Lays down what {@link #bootCommand} needs. */
    void install() throws IOException {
        Files.createDirectories(tools);
        for (String script : SCRIPTS) {
            install(script, tools.resolve(script), "rw-r--r--");
        }
        Path layer = tools.resolve("layer");
        if (Files.notExists(layer)) {
            Path part = tools.resolve("layer.part");
            copyFolders(Path.of("/usr"), part.resolve("usr"));
            for (Map.Entry<String, List<String>> program : PROGRAMS.entrySet()) {
                for (String path : program.getValue()) {
                    install(program.getKey(), part.resolve(path), "rwxr-xr-x");
                }
            }
            Files.move(part, layer);
        }
    }

    /** Why instances cannot be confined here, in one sentence; empty when they can. */
    static Optional<String> obstacle() {
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(
                "unshare", "--user", "--map-root-user", "--mount", "--ipc", "--uts", "--pid", "--fork", "true"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of(
                            "Instances cannot be kept apart from this machine, so none is started: the kernel refuses"
                                    + " user namespaces (" + said + "); allow them to ordinary users, for example with"
                                    + " sysctl user.max_user_namespaces=10000 and, where it exists,"
                                    + " kernel.unprivileged_userns_clone=1, or run outside the container.");
        } catch (IOException e) {
            return Optional.of("Instances cannot be kept apart from this machine, so none is started: Linux with"
                    + " util-linux (unshare, setpriv) is needed, and " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Interrupted while trying user namespaces.");
        }
    }

    /** The command that boots the instance folder's root, made from the image's first when it does not exist. */
    List<String> bootCommand(Path instance, Path image) {
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "unshare"));
        command.addAll(
                root
                        ? List.of("--mount", "--propagation", "private")
                        : List.of(
                                "--user",
                                "--map-root-user",
                                "--mount",
                                "--propagation",
                                "private",
                                "--ipc",
                                "--uts",
                                "--pid",
                                "--fork",
                                "--kill-child"));
        command.addAll(List.of("sh", tools.resolve("enter.sh").toString()));
        command.addAll(List.of(instance.toString(), image.toString(), tools.toString(), JAVA.toString()));
        command.add(root ? "root" : "user");
        return command;
    }

    static String path() {
        return "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/instance/java/bin";
    }

    /** Gives a file or folder to the user that instances run as. */
    void give(Path path) throws IOException {
        if (root) {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }

    /** Copies a root folder as it is, links as links and whiteouts included. */
    void copy(Path from, Path to) throws IOException {
        run(List.of("cp", "-a", "--reflink=auto", "-T", "--", from.toString(), to.toString()));
    }

    void giveAll(Path folder) throws IOException {
        if (root) {
            run(List.of("chown", "-hR", NOBODY + ":" + NOBODY, "--", folder.toString()));
        }
    }

    /** Removes a folder that an instance wrote, whatever its permissions. */
    void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            run(List.of("rm", "-rf", "--one-file-system", "--", folder.toString()));
        }
    }

    /** Runs a tool on files of instances: they are ours, but only a root in a user namespace passes over their modes. */
    private void run(List<String> tool) throws IOException {
        List<String> command = new ArrayList<>();
        if (!root) {
            command.addAll(List.of("unshare", "--user", "--map-root-user"));
        }
        command.addAll(tool);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(tool.get(0) + " failed: " + said);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(tool.get(0) + " was interrupted", e);
        }
    }

    private static void install(String resource, Path target, String mode) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = Confinement.class.getResourceAsStream(resource)) {
            Files.write(target, in.readAllBytes());
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
    }

    /**
     * Makes the folders of the host's, owned by the instances' user: an overlay's folder belongs to whom its topmost layer's
     * belongs to, and inside a user namespace nobody may write to the host's own.
     */
    private void copyFolders(Path from, Path to) throws IOException {
        Files.walkFileTree(from, EnumSet.noneOf(FileVisitOption.class), WRITABLE_DEPTH + 1, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.getNameCount() > 3 && folder.startsWith("/usr/share/doc")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Path copy = to.resolve(from.relativize(folder).toString());
                Files.createDirectories(copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
                give(copy);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static List<String> asOrdinaryUser() {
        return isRoot() ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups") : List.of();
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
