package hudson.util;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import org.apache.tools.ant.types.FileSet;

/** Walks a folder and shows a visitor what it finds. */
public abstract class DirScanner implements Serializable {
    private static final long serialVersionUID = 1L;

    public DirScanner() {}

    public abstract void scan(File dir, FileVisitor visitor) throws IOException;

    protected final void scanSingle(File f, String relative, FileVisitor visitor) throws IOException {
        if (visitor.understandsSymlink() && Files.isSymbolicLink(f.toPath())) {
            visitor.visitSymlink(f, Files.readSymbolicLink(f.toPath()).toString(), relative);
        } else {
            visitor.visit(f, relative);
        }
    }

    /** Everything, the folder itself included. */
    public static class Full extends DirScanner {
        private static final long serialVersionUID = 1L;

        public Full() {}

        @Override
        public void scan(File dir, FileVisitor visitor) throws IOException {
            walk(dir, "", visitor);
        }

        private void walk(File file, String path, FileVisitor visitor) throws IOException {
            String relative = path + file.getName();
            if (file.canRead()) {
                scanSingle(file, relative, visitor);
            }
            if (file.isDirectory()) {
                for (File child : hudson.Util.fixNull(file.listFiles(), new File[0])) {
                    walk(child, relative + '/', visitor);
                }
            }
        }
    }

    /** The files that Ant patterns select. */
    public static class Glob extends DirScanner {
        private static final long serialVersionUID = 1L;

        private final String includes;
        private final String excludes;
        private final boolean useDefaultExcludes;

        public Glob(String includes, String excludes) {
            this(includes, excludes, true);
        }

        public Glob(String includes, String excludes, boolean useDefaultExcludes) {
            this.includes = includes;
            this.excludes = excludes;
            this.useDefaultExcludes = useDefaultExcludes;
        }

        @Override
        public void scan(File dir, FileVisitor visitor) throws IOException {
            if (hudson.Util.fixEmpty(includes) == null && excludes == null) {
                new Full().scan(dir, visitor);
                return;
            }
            FileSet files = hudson.Util.createFileSet(dir, includes, excludes);
            files.setDefaultexcludes(useDefaultExcludes);
            if (dir.exists()) {
                for (String path : files.getDirectoryScanner().getIncludedFiles()) {
                    scanSingle(new File(dir, path), path, visitor);
                }
            }
        }
    }
}
