package hudson.model;

import com.thoughtworks.xstream.XStream;
import hudson.Util;
import hudson.XmlFile;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;

/** Which folder of {@code users/} is whose, as {@code users/users.xml} has it in Jenkins. */
final class UserFolders {
    private static final int LONGEST_PREFIX = 14;
    private static final XStream2 XSTREAM = new XStream2();

    static {
        ((XStream) XSTREAM).alias("hudson.model.UserIdMapper", UserFolders.class);
    }

    private final int version = 1;
    private Map<String, String> idToDirectoryNameMap = new ConcurrentHashMap<>();

    private UserFolders() {}

    private static File root() {
        return new File(Jenkins.get().getRootDir(), "users");
    }

    private static XmlFile file() {
        return new XmlFile(XSTREAM, new File(root(), "users.xml"));
    }

    static UserFolders load() throws IOException {
        UserFolders folders = new UserFolders();
        if (file().exists()) {
            file().unmarshal(folders);
        }
        if (folders.idToDirectoryNameMap == null) {
            folders.idToDirectoryNameMap = new ConcurrentHashMap<>();
        }
        return folders;
    }

    /** By key; null when nothing was saved about the user. */
    File find(String key) {
        String name = idToDirectoryNameMap.get(key);
        return name == null ? null : new File(root(), name);
    }

    synchronized File findOrMake(String key) throws IOException {
        File there = find(key);
        if (there != null) {
            return there;
        }
        Files.createDirectories(root().toPath());
        String prefix = key.replaceAll("[^A-Za-z0-9]", "");
        File made = Files.createTempDirectory(
                        root().toPath(), prefix.substring(0, Math.min(LONGEST_PREFIX, prefix.length())) + '_')
                .toFile();
        idToDirectoryNameMap.put(key, made.getName());
        file().write(this);
        return made;
    }

    synchronized void remove(String key) throws IOException {
        File folder = find(key);
        if (folder != null) {
            idToDirectoryNameMap.remove(key);
            file().write(this);
            Util.deleteRecursive(folder);
        }
    }

    Set<String> keys() {
        return new TreeSet<>(idToDirectoryNameMap.keySet());
    }
}
