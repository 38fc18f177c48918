package hudson.util;

import java.io.File;
import java.io.FileFilter;
import java.io.IOException;

/** Is shown files with the path that each has below the folder that is scanned. */
public abstract class FileVisitor {
    public FileVisitor() {}

    public abstract void visit(File f, String relativePath) throws IOException;

    public void visitSymlink(File link, String target, String relativePath) throws IOException {
        visit(link, relativePath);
    }

    public boolean understandsSymlink() {
        return false;
    }

    public final FileVisitor with(FileFilter f) {
        FileVisitor all = this;
        return f == null
                ? this
                : new FileVisitor() {
                    @Override
                    public void visit(File file, String relativePath) throws IOException {
                        if (f.accept(file)) {
                            all.visit(file, relativePath);
                        }
                    }
                };
    }
}
