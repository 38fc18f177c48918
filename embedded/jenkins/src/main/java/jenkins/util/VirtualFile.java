package jenkins.util;

import hudson.FilePath;
import hudson.remoting.Callable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tools.ant.types.selectors.SelectorUtils;

/** A file of a build's archive or of a workspace, wherever it is kept; read only. */
public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {
    private static final long serialVersionUID = 1L;

    public VirtualFile() {}

    public abstract String getName();

    public abstract URI toURI();

    public abstract VirtualFile getParent();

    public abstract boolean isDirectory() throws IOException;

    public abstract boolean isFile() throws IOException;

    public String readLink() throws IOException {
        return null;
    }

    public abstract boolean exists() throws IOException;

    public abstract VirtualFile[] list() throws IOException;

    /** Ant patterns, without the default excludes. */
    public Collection<String> list(String includes, String excludes, boolean useDefaultExcludes) throws IOException {
        Set<String> paths = new TreeSet<>();
        collect(this, "", paths);
        List<String> selected = new ArrayList<>();
        for (String path : paths) {
            if (matches(path, includes) && (excludes == null || !matches(path, excludes))) {
                selected.add(path);
            }
        }
        return selected;
    }

    private static void collect(VirtualFile folder, String prefix, Collection<String> paths) throws IOException {
        for (VirtualFile child : folder.list()) {
            if (child.isDirectory()) {
                collect(child, prefix + child.getName() + '/', paths);
            } else {
                paths.add(prefix + child.getName());
            }
        }
    }

    private static boolean matches(String path, String patterns) {
        for (String pattern : patterns.split(",")) {
            String trimmed = pattern.trim();
            if (SelectorUtils.matchPath(
                    (trimmed.endsWith("/") ? trimmed + "**" : trimmed).replace('/', File.separatorChar),
                    path.replace('/', File.separatorChar))) {
                return true;
            }
        }
        return false;
    }

    public abstract VirtualFile child(String name);

    public abstract long length() throws IOException;

    public abstract long lastModified() throws IOException;

    public int mode() throws IOException {
        return -1;
    }

    public abstract boolean canRead() throws IOException;

    public abstract InputStream open() throws IOException;

    @Override
    public final int compareTo(VirtualFile o) {
        return getName().compareToIgnoreCase(o.getName());
    }

    @Override
    public final boolean equals(Object obj) {
        return obj instanceof VirtualFile that && toURI().equals(that.toURI());
    }

    @Override
    public final int hashCode() {
        return toURI().hashCode();
    }

    @Override
    public final String toString() {
        return toURI().toString();
    }

    public <V> V run(Callable<V, IOException> callable) throws IOException {
        return callable.call();
    }

    public URL toExternalURL() throws IOException {
        return null;
    }

    public static VirtualFile forFile(File f) {
        return new LocalVirtualFile(f, f);
    }

    public static VirtualFile forFilePath(FilePath f) {
        return forFile(new File(f.getRemote()));
    }
}
