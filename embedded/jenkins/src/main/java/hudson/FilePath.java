package hudson;

import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.Callable;
import hudson.remoting.Future;
import hudson.remoting.LocalChannel;
import hudson.remoting.VirtualChannel;
import hudson.util.DirScanner;
import hudson.util.FileVisitor;
import hudson.util.FormValidation;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import jenkins.model.Jenkins;
import jenkins.util.VirtualFile;
import org.jenkinsci.remoting.RoleSensitive;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** A file or folder of a node. Here every node is this machine, so each operation is an ordinary one. */
public final class FilePath implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;

    /** How many files {@link #validateAntFileMask} looks at before it gives up. */
    public static int VALIDATE_ANT_FILE_MASK_BOUND = 10000;

    public static final LocalChannel localChannel = new LocalChannel(Computer.threadPoolForRemoting);

    private final transient VirtualChannel channel;
    private final String remote;

    public FilePath(VirtualChannel channel, String remote) {
        this.channel = channel instanceof LocalChannel ? null : channel;
        this.remote = normalize(remote);
    }

    public FilePath(File localPath) {
        this((VirtualChannel) null, localPath.getPath());
    }

    public FilePath(FilePath base, String rel) {
        this(base.channel, Util.isRelativePath(rel) ? base.remote + '/' + rel : rel);
    }

    public static String normalize(String path) {
        return PathText.normalize(path);
    }

    public String getRemote() {
        return remote;
    }

    private File file() {
        return new File(remote);
    }

    private Path path() throws IOException {
        return Util.fileToPath(file());
    }

    private static FilePath of(Path path) {
        return new FilePath(path.toFile());
    }

    public int zip(OutputStream out, DirScanner scanner) throws IOException, InterruptedException {
        return Archives.zip(file(), out, scanner);
    }

    public void zip(FilePath dst) throws IOException, InterruptedException {
        try (OutputStream out = dst.write()) {
            zip(out);
        }
    }

    public void zip(OutputStream os) throws IOException, InterruptedException {
        zip(os, new DirScanner.Full());
    }

    public void zip(OutputStream out, String glob) throws IOException, InterruptedException {
        zip(out, new DirScanner.Glob(glob, null));
    }

    public void unzip(FilePath target) throws IOException, InterruptedException {
        try (InputStream in = read()) {
            target.unzipFrom(in);
        }
    }

    public void unzipFrom(InputStream in) throws IOException, InterruptedException {
        Archives.unzip(in, path());
    }

    public int tar(OutputStream out, String glob) throws IOException, InterruptedException {
        return tar(out, new DirScanner.Glob(glob, null));
    }

    public int tar(OutputStream out, DirScanner scanner) throws IOException, InterruptedException {
        return Archives.tar(file(), out, scanner);
    }

    public void untar(FilePath target, TarCompression compression) throws IOException, InterruptedException {
        try (InputStream in = read()) {
            target.untarFrom(in, compression);
        }
    }

    public void untarFrom(InputStream in, TarCompression compression) throws IOException, InterruptedException {
        Archives.untar(compression.extract(in), path());
    }

    public FilePath absolutize() throws IOException, InterruptedException {
        return of(path().toAbsolutePath().normalize());
    }

    public void symlinkTo(String target, TaskListener listener) throws IOException, InterruptedException {
        Util.createSymlink(file().getParentFile(), target, file().getName(), listener);
    }

    public String readLink() throws IOException, InterruptedException {
        return Util.resolveSymlink(file());
    }

    public boolean isDescendant(String potentialChildRelativePath) throws IOException, InterruptedException {
        if (!Util.isRelativePath(potentialChildRelativePath)) {
            throw new IllegalArgumentException("not a relative path: " + potentialChildRelativePath);
        }
        Path root = path().toRealPath();
        Path child = root.resolve(potentialChildRelativePath).normalize();
        Path real = Files.exists(child) ? child.toRealPath() : child;
        return real.startsWith(root);
    }

    public void copyFrom(URL url) throws IOException, InterruptedException {
        try (InputStream in = url.openStream()) {
            copyFrom(in);
        }
    }

    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        try (OutputStream out = write()) {
            in.transferTo(out);
        }
    }

    public void copyFrom(FilePath src) throws IOException, InterruptedException {
        src.copyTo(this);
    }

    /** Code that works on a file where the file is. */
    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return callable.invoke(file(), localChannel);
    }

    public <T> Future<T> actAsync(FileCallable<T> callable) throws IOException, InterruptedException {
        return localChannel.callAsync(asCallableWith(callable));
    }

    public <V, E extends Throwable> V act(Callable<V, E> callable) throws IOException, InterruptedException, E {
        return callable.call();
    }

    public <V> Callable<V, IOException> asCallableWith(FileCallable<V> task) {
        return new FileTask<>(this, task);
    }

    private static final class FileTask<V> extends jenkins.security.MasterToSlaveCallable<V, IOException> {
        private static final long serialVersionUID = 1L;

        private final FilePath path;
        private final FileCallable<V> task;

        FileTask(FilePath path, FileCallable<V> task) {
            this.path = path;
            this.task = task;
        }

        @Override
        public V call() throws IOException {
            try {
                return path.act(task);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }

    public URI toURI() throws IOException, InterruptedException {
        return file().toURI();
    }

    public VirtualFile toVirtualFile() {
        return VirtualFile.forFilePath(this);
    }

    public Computer toComputer() {
        return Jenkins.get().toComputer();
    }

    public void mkdirs() throws IOException, InterruptedException {
        Files.createDirectories(path());
    }

    public void deleteRecursive() throws IOException, InterruptedException {
        FileTree.delete(path());
    }

    public void deleteContents() throws IOException, InterruptedException {
        FileTree.deleteContents(path());
    }

    public String getBaseName() {
        String name = getName();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    public String getName() {
        return Util.getFileName(
                remote.endsWith("/") || remote.endsWith("\\") ? remote.substring(0, remote.length() - 1) : remote);
    }

    public FilePath sibling(String rel) {
        FilePath parent = getParent();
        return parent == null ? null : parent.child(rel);
    }

    public FilePath withSuffix(String suffix) {
        return new FilePath(channel, remote + suffix);
    }

    public FilePath child(String relOrAbsolute) {
        return new FilePath(this, relOrAbsolute);
    }

    public FilePath getParent() {
        int i = remote.length() - 2;
        while (i >= 0 && remote.charAt(i) != '/' && remote.charAt(i) != '\\') {
            i--;
        }
        return i >= 0 ? new FilePath(channel, remote.substring(0, i + 1)) : null;
    }

    public FilePath createTempFile(String prefix, String suffix) throws IOException, InterruptedException {
        return new FilePath(
                this, Files.createTempFile(path(), prefix, suffix).getFileName().toString());
    }

    public FilePath createTextTempFile(String prefix, String suffix, String contents)
            throws IOException, InterruptedException {
        return createTextTempFile(prefix, suffix, contents, true);
    }

    public FilePath createTextTempFile(String prefix, String suffix, String contents, boolean inThisDirectory)
            throws IOException, InterruptedException {
        Path temporary;
        if (inThisDirectory) {
            mkdirs();
            temporary = Files.createTempFile(path(), prefix, suffix);
        } else {
            temporary = Files.createTempFile(prefix, suffix);
        }
        Files.writeString(temporary, contents, Charset.defaultCharset());
        return of(temporary);
    }

    public FilePath createTempDir(String prefix, String suffix) throws IOException, InterruptedException {
        String name = hudson.Util.fixNull(prefix) + '.' + (hudson.Util.fixEmpty(suffix) == null ? "" : suffix + '.');
        return new FilePath(
                this, Files.createTempDirectory(path(), name).getFileName().toString());
    }

    public boolean delete() throws IOException, InterruptedException {
        Util.deleteFile(file());
        return true;
    }

    public boolean exists() throws IOException, InterruptedException {
        return file().exists();
    }

    public long lastModified() throws IOException, InterruptedException {
        return file().lastModified();
    }

    public void touch(long timestamp) throws IOException, InterruptedException {
        if (!file().exists()) {
            Files.newOutputStream(path()).close();
        }
        Files.setLastModifiedTime(path(), FileTime.fromMillis(timestamp));
    }

    public boolean isDirectory() throws IOException, InterruptedException {
        return file().isDirectory();
    }

    public long length() throws IOException, InterruptedException {
        return file().length();
    }

    public long getFreeDiskSpace() throws IOException, InterruptedException {
        return file().getFreeSpace();
    }

    public long getTotalDiskSpace() throws IOException, InterruptedException {
        return file().getTotalSpace();
    }

    public long getUsableDiskSpace() throws IOException, InterruptedException {
        return file().getUsableSpace();
    }

    public void chmod(int mask) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(path(), Util.modeToPermissions(mask));
    }

    public int mode() throws IOException, InterruptedException {
        return Util.permissionsToMode(Files.getPosixFilePermissions(path()));
    }

    public List<FilePath> list() throws IOException, InterruptedException {
        return list((FileFilter) null);
    }

    public List<FilePath> listDirectories() throws IOException, InterruptedException {
        return list(File::isDirectory);
    }

    /** Null when this is not a folder. */
    public List<FilePath> list(FileFilter filter) throws IOException, InterruptedException {
        File[] children = file().listFiles(filter);
        return children == null
                ? null
                : Arrays.stream(children).map(FilePath::new).collect(Collectors.toList());
    }

    public FilePath[] list(String includes) throws IOException, InterruptedException {
        return list(includes, null);
    }

    public FilePath[] list(String includes, String excludes) throws IOException, InterruptedException {
        return list(includes, excludes, true);
    }

    /** The files that Ant patterns, comma-separated, select below this folder. */
    public FilePath[] list(String includes, String excludes, boolean defaultExcludes)
            throws IOException, InterruptedException {
        return Arrays.stream(AntGlobs.matching(file(), includes, excludes, defaultExcludes))
                .map(path -> new FilePath(this, path))
                .toArray(FilePath[]::new);
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(path());
    }

    public InputStream readFromOffset(long offset) throws IOException, InterruptedException {
        InputStream in = read();
        in.skipNBytes(Math.min(offset, length()));
        return in;
    }

    public String readToString() throws IOException, InterruptedException {
        return new String(Files.readAllBytes(path()), Charset.defaultCharset());
    }

    public OutputStream write() throws IOException, InterruptedException {
        Files.createDirectories(path().toAbsolutePath().getParent());
        return Files.newOutputStream(path());
    }

    public void write(String content, String encoding) throws IOException, InterruptedException {
        try (OutputStream out = write()) {
            out.write(content.getBytes(encoding == null ? Charset.defaultCharset() : Charset.forName(encoding)));
        }
    }

    public String digest() throws IOException, InterruptedException {
        return Util.getDigestOf(file());
    }

    public void renameTo(FilePath target) throws IOException, InterruptedException {
        Files.move(path(), target.path(), LinkOption.NOFOLLOW_LINKS);
    }

    public void moveAllChildrenTo(FilePath target) throws IOException, InterruptedException {
        if (target.equals(this)) {
            return;
        }
        for (FilePath child : list()) {
            child.renameTo(target.child(child.getName()));
        }
        deleteRecursive();
    }

    public void copyTo(FilePath target) throws IOException, InterruptedException {
        try (OutputStream out = target.write()) {
            copyTo(out);
        }
    }

    public void copyToWithPermission(FilePath target) throws IOException, InterruptedException {
        FileTree.copy(path(), target.path());
    }

    public void copyTo(OutputStream os) throws IOException, InterruptedException {
        Files.copy(path(), os);
    }

    public int copyRecursiveTo(FilePath target) throws IOException, InterruptedException {
        return copyRecursiveTo("**/*", target);
    }

    public int copyRecursiveTo(String fileMask, FilePath target) throws IOException, InterruptedException {
        return copyRecursiveTo(fileMask, null, target);
    }

    public int copyRecursiveTo(String fileMask, String excludes, FilePath target)
            throws IOException, InterruptedException {
        return copyRecursiveTo(new DirScanner.Glob(fileMask, excludes), target, fileMask);
    }

    public int copyRecursiveTo(DirScanner scanner, FilePath target, String description)
            throws IOException, InterruptedException {
        AtomicInteger copied = new AtomicInteger();
        scanner.scan(file(), new FileVisitor() {
            @Override
            public void visit(File f, String relativePath) throws IOException {
                if (f.isFile()) {
                    FileTree.copy(f.toPath(), target.path().resolve(relativePath));
                    copied.incrementAndGet();
                }
            }
        });
        return copied.get();
    }

    public Launcher createLauncher(TaskListener listener) throws IOException, InterruptedException {
        return new Launcher.LocalLauncher(listener, localChannel);
    }

    /** Null when something matches, else a sentence that says which part of the mask does not. */
    public String validateAntFileMask(String fileMasks) throws IOException, InterruptedException {
        return validateAntFileMask(fileMasks, VALIDATE_ANT_FILE_MASK_BOUND);
    }

    public String validateAntFileMask(String fileMasks, int bound) throws IOException, InterruptedException {
        return AntGlobs.explainNoMatch(file(), fileMasks);
    }

    public FormValidation validateRelativePath(String value, boolean errorIfNotExist, boolean expectingFile)
            throws IOException {
        if (Util.fixEmpty(value) == null) {
            return FormValidation.ok();
        }
        if (value.contains("*")) {
            return FormValidation.error("Wildcard is not allowed here");
        }
        File child = new File(file(), value);
        if (!child.exists()) {
            String problem = "No such " + (expectingFile ? "file" : "directory") + ": " + value;
            return errorIfNotExist ? FormValidation.error(problem) : FormValidation.warning(problem);
        }
        return child.isDirectory() == expectingFile
                ? FormValidation.error("‘" + value + "’ is not a " + (expectingFile ? "file" : "directory"))
                : FormValidation.ok();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FilePath that && Objects.equals(channel, that.channel) && remote.equals(that.remote);
    }

    @Override
    public int hashCode() {
        return 31 * (channel == null ? 0 : channel.hashCode()) + remote.hashCode();
    }

    @Override
    public String toString() {
        return remote;
    }

    public VirtualChannel getChannel() {
        return channel != null ? channel : localChannel;
    }

    public boolean isRemote() {
        return channel != null;
    }

    public static FilePath getHomeDirectory(VirtualChannel ch) throws InterruptedException, IOException {
        return new FilePath(ch, System.getProperty("user.home"));
    }

    /** How a tar file is packed. */
    public enum TarCompression {
        NONE {
            @Override
            public InputStream extract(InputStream in) {
                return in;
            }

            @Override
            public OutputStream compress(OutputStream out) {
                return out;
            }
        },
        GZIP {
            @Override
            public InputStream extract(InputStream in) throws IOException {
                return new GZIPInputStream(in, 8192);
            }

            @Override
            public OutputStream compress(OutputStream out) throws IOException {
                return new GZIPOutputStream(new BufferedOutputStream(out));
            }
        };

        public abstract InputStream extract(InputStream in) throws IOException;

        public abstract OutputStream compress(OutputStream out) throws IOException;
    }
}
