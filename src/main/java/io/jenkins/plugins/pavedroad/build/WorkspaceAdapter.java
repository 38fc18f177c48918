package io.jenkins.plugins.pavedroad.build;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.pavedroad.artifact.DebReader;
import io.jenkins.plugins.pavedroad.artifact.PackageFacts;
import io.jenkins.plugins.pavedroad.artifact.RpmReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.MasterToSlaveFileCallable;

/** What has to be looked at where the files are: on the agent. */
final class WorkspaceAdapter {
    /** Bytes of a text of ours or Nebula's; a longer one is none. */
    private static final int LARGEST_TEXT = 4 << 20;

    private WorkspaceAdapter() {}

    /**
     * A project before Gradle runs.
     *
     * @param checkout null without git
     * @param batchWrapper whether it has a wrapper for Windows
     */
    record Before(
            GitCheckout checkout, boolean wrapper, boolean batchWrapper, FileStamps stamps, ArrayList<LockFile> locks)
            implements Serializable {}

    /**
     * A package that this build made.
     *
     * @param file relative to the project, with slashes
     */
    record Found(String file, PackageFacts facts, long size, String sha256) implements Serializable {}

    /**
     * A project after Gradle ran.
     *
     * @param stale packages that match and were there before
     * @param tests of this build and of tasks that were up to date
     * @param ranTests of this build only
     * @param manifests that Nebula's info plugin wrote
     */
    record After(
            ArrayList<Found> packages,
            int stale,
            TestTotals tests,
            TestTotals ranTests,
            ArrayList<InfoManifest> manifests)
            implements Serializable {}

    private static String name(File project, File file) {
        return project.toPath().relativize(file.toPath()).toString().replace('\\', '/');
    }

    private static List<File> files(File project, String glob) throws IOException, InterruptedException {
        if (glob.isBlank() || !project.isDirectory()) {
            return List.of();
        }
        return Arrays.stream(new FilePath(project).list(glob))
                .map(found -> new File(found.getRemote()))
                .sorted()
                .toList();
    }

    /** Looks at a project; runs in the project's folder. */
    static final class Look extends MasterToSlaveFileCallable<Before> {
        private static final long serialVersionUID = 1L;
        private final NebulaBuildSettings settings;

        Look(NebulaBuildSettings settings) {
            this.settings = settings;
        }

        @Override
        public Before invoke(File project, VirtualChannel channel) throws IOException, InterruptedException {
            List<File> present = new ArrayList<>();
            for (String glob : settings.packages) {
                present.addAll(files(project, glob));
            }
            return new Before(
                    GitCheckout.of(project.toPath()).orElse(null),
                    new File(project, "gradlew").isFile(),
                    new File(project, "gradlew.bat").isFile(),
                    new FileStamps(present, System.currentTimeMillis()),
                    locks(project));
        }

        private static ArrayList<LockFile> locks(File project) throws IOException, InterruptedException {
            ArrayList<LockFile> locks = new ArrayList<>();
            for (File file : files(project, DependencyLocks.FILES)) {
                if (file.length() < LARGEST_TEXT) {
                    locks.add(new LockFile(
                            name(project, file),
                            new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8)));
                }
            }
            return locks;
        }
    }

    /** Opens the packages and counts the tests; runs in the project's folder. */
    static final class Collect extends MasterToSlaveFileCallable<After> {
        private static final long serialVersionUID = 1L;
        private final NebulaBuildSettings settings;
        private final FileStamps before;

        Collect(NebulaBuildSettings settings, FileStamps before) {
            this.settings = settings;
            this.before = before;
        }

        @Override
        public After invoke(File project, VirtualChannel channel) throws IOException, InterruptedException {
            Set<File> matching = new LinkedHashSet<>();
            for (String glob : settings.packages) {
                matching.addAll(files(project, glob));
            }
            ArrayList<Found> packages = new ArrayList<>();
            int stale = 0;
            for (File file : matching) {
                if (before.changed(file)) {
                    packages.add(open(project, file));
                } else {
                    stale++;
                }
            }
            TestTotals tests = TestTotals.NONE;
            TestTotals ran = tests;
            for (File file : files(project, settings.testResults)) {
                Optional<TestTotals> totals = totals(file);
                if (totals.isPresent()) {
                    tests = tests.plus(totals.get());
                    ran = before.writtenSince(file) ? ran.plus(totals.get()) : ran;
                }
            }
            return new After(packages, stale, tests, ran, manifests(project));
        }

        private static ArrayList<InfoManifest> manifests(File project) throws IOException, InterruptedException {
            ArrayList<InfoManifest> manifests = new ArrayList<>();
            for (File file : files(project, "**/build/manifest/*.properties")) {
                if (file.length() < LARGEST_TEXT) {
                    manifests.add(InfoManifest.read(
                            name(project, file), Files.readString(file.toPath(), StandardCharsets.ISO_8859_1)));
                }
            }
            return manifests;
        }

        private static Found open(File project, File file) throws IOException {
            String name = name(project, file);
            MessageDigest sha256;
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            try (InputStream in = new DigestInputStream(new FileInputStream(file), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            try (InputStream in = new FileInputStream(file)) {
                PackageFacts facts = name.endsWith(".rpm") ? RpmReader.read(in) : DebReader.read(in);
                return new Found(name, facts, file.length(), HexFormat.of().formatHex(sha256.digest()));
            } catch (IOException e) {
                throw new IOException("The package " + name + " cannot be read: " + e.getMessage() + ".", e);
            }
        }

        /** A report that is being written, or that something else put there, is no reason to fail a build. */
        private static Optional<TestTotals> totals(File file) {
            try (InputStream in = new FileInputStream(file)) {
                return Optional.of(JUnitReport.read(in));
            } catch (IOException noReport) {
                return Optional.empty();
            }
        }
    }
}
