package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import hudson.FilePath;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The MD5 of files a build made. Kept with the build alone, not for all of Jenkins. */
public final class FingerprintedFiles extends InvisibleAction {

    private final TreeMap<String, String> digests = new TreeMap<>();

    public static synchronized FingerprintedFiles of(Run<?, ?> run) {
        FingerprintedFiles known = run.getAction(FingerprintedFiles.class);
        if (known == null) {
            known = new FingerprintedFiles();
            run.addAction(known);
        }
        return known;
    }

    public synchronized void record(FilePath folder, Collection<String> paths)
            throws IOException, InterruptedException {
        for (String path : paths) {
            digests.put(path, folder.child(path).digest());
        }
    }

    /** By path in the workspace. */
    public synchronized Map<String, String> getDigests() {
        return Collections.unmodifiableMap(new TreeMap<>(digests));
    }
}
