package io.jenkins.plugins.pavedroad.build;

import java.io.Serializable;
import java.util.TreeMap;

/** What was so when Gradle was started; kept with the running build. */
final class BuildStart implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Packages that were there before. */
    final FileStamps stamps;

    /** 40 digits; empty without git. */
    final String commit;

    /** Empty when the checkout is detached, and without git. */
    final String branch;

    /** Whether Nebula finds the whole history and tags here. */
    final boolean tagged;

    /** Project to module to version, as the lock files said. */
    final TreeMap<String, TreeMap<String, String>> locks;

    /**
     * The folder of files that Gradle needs from us, to be removed after it; empty when it needs none. An absolute path
     * on the agent.
     */
    String files = "";

    /** @param checkout null without git */
    BuildStart(FileStamps stamps, GitCheckout checkout, TreeMap<String, TreeMap<String, String>> locks) {
        this.locks = locks;
        this.stamps = stamps;
        this.commit = checkout == null ? "" : checkout.commit();
        this.branch = checkout == null ? "" : checkout.branch();
        this.tagged = checkout != null && checkout.tagged() && !checkout.shallow();
    }
}
