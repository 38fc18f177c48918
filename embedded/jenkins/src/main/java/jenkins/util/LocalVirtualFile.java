package jenkins.util;

import hudson.Util;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of this machine; what a symbolic link finds outside the root does not exist. */
final class LocalVirtualFile extends VirtualFile {
    private static final long serialVersionUID = 1L;

    private final File file;
    private final File root;

    LocalVirtualFile(File file, File root) {
        this.file = file;
        this.root = root;
    }

    private boolean escapes() {
        try {
            Path real = file.toPath().toRealPath();
            return !real.startsWith(root.toPath().toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String getName() {
        return file.getName();
    }

    @Override
    public URI toURI() {
        return file.toURI();
    }

    @Override
    public VirtualFile getParent() {
        return new LocalVirtualFile(file.getParentFile(), root);
    }

    @Override
    public boolean isDirectory() {
        return !escapes() && file.isDirectory();
    }

    @Override
    public boolean isFile() {
        return !escapes() && file.isFile();
    }

    @Override
    public boolean exists() {
        return !escapes() && file.exists();
    }

    @Override
    public String readLink() throws IOException {
        return Util.resolveSymlink(file);
    }

    @Override
    public VirtualFile[] list() {
        File[] children = escapes() ? null : file.listFiles();
        return children == null
                ? new VirtualFile[0]
                : Arrays.stream(children)
                        .map(c -> new LocalVirtualFile(c, root))
                        .toArray(VirtualFile[]::new);
    }

    @Override
    public VirtualFile child(String name) {
        return new LocalVirtualFile(new File(file, name), root);
    }

    @Override
    public long length() {
        return escapes() ? 0 : file.length();
    }

    @Override
    public int mode() throws IOException {
        return escapes() ? 0 : Util.permissionsToMode(Files.getPosixFilePermissions(file.toPath()));
    }

    @Override
    public long lastModified() {
        return escapes() ? 0 : file.lastModified();
    }

    @Override
    public boolean canRead() {
        return !escapes() && file.canRead();
    }

    @Override
    public InputStream open() throws IOException {
        if (escapes()) {
            throw new NoSuchFileException(file.getPath());
        }
        return Files.newInputStream(file.toPath());
    }
}
