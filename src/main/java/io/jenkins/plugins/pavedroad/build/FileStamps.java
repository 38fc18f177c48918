package io.jenkins.plugins.pavedroad.build;

import java.io.File;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/** Which packages were there, how long and how old, so that what a build left behind can be told from what it found. */
final class FileStamps implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, String> stamps = new HashMap<>();

    /** By the agent's clock, to the second, because not every file system keeps more. */
    private final long lookedAt;

    FileStamps(List<File> files, long nowMillis) {
        lookedAt = nowMillis / 1000 * 1000;
        files.forEach(file -> stamps.put(file.getPath(), stamp(file)));
    }

    /** Whether the file is new or was written since. */
    boolean changed(File file) {
        return !stamp(file).equals(stamps.get(file.getPath()));
    }

    /** Whether any file, also one that was not looked at, was written since. */
    boolean writtenSince(File file) {
        return file.lastModified() >= lookedAt;
    }

    private static String stamp(File file) {
        return file.length() + "@" + file.lastModified();
    }
}
