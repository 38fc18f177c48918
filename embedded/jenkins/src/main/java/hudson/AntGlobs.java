package hudson;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.apache.tools.ant.DirectoryScanner;
import org.apache.tools.ant.Project;
import org.apache.tools.ant.types.FileSet;

/** Ant's file patterns. */
final class AntGlobs {
    private AntGlobs() {}

    static String[] matching(File folder, String includes, String excludes, boolean defaultExcludes)
            throws IOException {
        if (!folder.isAbsolute()) {
            throw new IOException("Expecting an absolute path of a folder, but got " + folder);
        }
        if (!folder.isDirectory()) {
            return new String[0];
        }
        FileSet files = Util.createFileSet(folder, includes, excludes);
        files.setDefaultexcludes(defaultExcludes);
        String[] found = files.getDirectoryScanner(new Project()).getIncludedFiles();
        return Arrays.stream(found).map(path -> path.replace('\\', '/')).toArray(String[]::new);
    }

    static String explainNoMatch(File folder, String masks) throws IOException {
        for (String mask : masks.split(",")) {
            String trimmed = mask.trim();
            if (matching(folder, trimmed, null, false).length == 0) {
                String shorter = longestMatchingPrefix(folder, trimmed);
                return shorter == null
                        ? "‘" + trimmed + "’ doesn’t match anything"
                        : "‘" + trimmed + "’ doesn’t match anything: ‘" + shorter + "’ exists but not ‘" + trimmed
                                + "’";
            }
        }
        return null;
    }

    private static String longestMatchingPrefix(File folder, String mask) {
        String prefix = mask;
        while (true) {
            int slash = Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf('\\'));
            if (slash < 0) {
                return null;
            }
            prefix = prefix.substring(0, slash);
            DirectoryScanner scanner = Util.createFileSet(folder, prefix).getDirectoryScanner(new Project());
            if (scanner.getIncludedFilesCount() > 0 || scanner.getIncludedDirsCount() > 0) {
                return prefix;
            }
        }
    }
}
