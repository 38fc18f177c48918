package hudson;

import hudson.util.DirScanner;
import hudson.util.FileVisitor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.tools.tar.TarEntry;
import org.apache.tools.tar.TarInputStream;
import org.apache.tools.tar.TarOutputStream;

/** Packs and unpacks; an entry that would land outside its folder is refused. */
final class Archives {
    private Archives() {}

    static int zip(File folder, OutputStream out, DirScanner scanner) throws IOException {
        AtomicInteger count = new AtomicInteger();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        scanner.scan(folder, new FileVisitor() {
            @Override
            public void visit(File f, String relativePath) throws IOException {
                String name = relativePath.replace('\\', '/');
                ZipEntry entry = new ZipEntry(f.isDirectory() ? name + '/' : name);
                entry.setTime(f.lastModified());
                zip.putNextEntry(entry);
                if (f.isFile()) {
                    Files.copy(f.toPath(), zip);
                }
                zip.closeEntry();
                count.incrementAndGet();
            }
        });
        zip.finish();
        return count.get();
    }

    static void unzip(InputStream in, Path target) throws IOException {
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path file = inside(target, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static int tar(File folder, OutputStream out, DirScanner scanner) throws IOException {
        AtomicInteger count = new AtomicInteger();
        TarOutputStream tar = new TarOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarOutputStream.BIGNUMBER_STAR);
        scanner.scan(folder, new FileVisitor() {
            @Override
            public void visit(File f, String relativePath) throws IOException {
                TarEntry entry = new TarEntry(relativePath + (f.isDirectory() ? "/" : ""));
                entry.setModTime(f.lastModified());
                entry.setMode(Util.permissionsToMode(Files.getPosixFilePermissions(f.toPath())));
                entry.setSize(f.isFile() ? f.length() : 0);
                tar.putNextEntry(entry);
                if (f.isFile()) {
                    Files.copy(f.toPath(), tar);
                }
                tar.closeEntry();
                count.incrementAndGet();
            }
        });
        tar.finish();
        tar.flush();
        return count.get();
    }

    static void untar(InputStream in, Path target) throws IOException {
        TarInputStream tar = new TarInputStream(in, "UTF-8");
        for (TarEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = inside(target, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(file, FileMode.toPermissions(entry.getMode() & 0777));
                Files.setLastModifiedTime(
                        file, FileTime.fromMillis(entry.getModTime().getTime()));
            }
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new IOException("the archive's entry " + name + " would be written outside " + folder);
        }
        return file;
    }
}
