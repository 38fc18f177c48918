package io.jenkins.plugins.pavedroad.embedded.jenkins;

import hudson.Extension;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;

/**
 * A Jenkins in this JVM, with a home folder that is laid out as Jenkins lays it out: {@code jobs/<name>/config.xml},
 * {@code jobs/<name>/builds/<number>/build.xml} and {@code log}. One per JVM at a time. Not meant for strangers'
 * Jenkinsfiles: its script sandbox is old.
 */
public final class EmbeddedJenkins implements AutoCloseable {
    private final Jenkins jenkins;

    private EmbeddedJenkins(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    public static Settings at(File home) {
        return new Settings(home);
    }

    public Jenkins jenkins() {
        return jenkins;
    }

    /** Stops what runs; builds and jobs stay in the home folder for the next start. */
    @Override
    public void close() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            jenkins.cleanUp();
        }
    }

    /** How to start it. */
    public static final class Settings {
        private final File home;
        private String rootUrl;
        private Integer executors;
        private ClassLoader plugins = EmbeddedJenkins.class.getClassLoader();
        private final List<ExtensionSource> sources = new ArrayList<>();

        private Settings(File home) {
            this.home = home.getAbsoluteFile();
            sources.add(new SezpozSource<>(Extension.class, Extension::ordinal, Extension::optional, (a, e) -> true));
        }

        /** The address that builds show as JENKINS_URL; none unless set here or kept in the home. */
        public Settings rootUrl(String url) {
            rootUrl = url;
            return this;
        }

        /** Of the built-in node; 2 unless set here or kept in the home. */
        public Settings executors(int count) {
            executors = count;
            return this;
        }

        /** Through which extensions and the classes in saved files are found. */
        public Settings plugins(ClassLoader loader) {
            plugins = loader;
            return this;
        }

        /** Extensions beside those in the SezPoz index of {@link Extension}. */
        public Settings extensions(ExtensionSource source) {
            sources.add(source);
            return this;
        }

        public EmbeddedJenkins start() throws IOException {
            Files.createDirectories(home.toPath());
            HostAccess access = HostAccess.get();
            Jenkins jenkins = access.create(home, plugins, sources);
            EmbeddedJenkins embedded = new EmbeddedJenkins(jenkins);
            try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                access.start(jenkins);
                if (rootUrl != null) {
                    JenkinsLocationConfiguration.get().setUrl(rootUrl);
                }
                if (executors != null) {
                    jenkins.setNumExecutors(executors);
                }
                return embedded;
            } catch (IOException | RuntimeException | Error e) {
                embedded.close();
                throw e;
            }
        }
    }
}
