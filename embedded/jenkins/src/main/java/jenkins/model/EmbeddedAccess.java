package jenkins.model;

import io.jenkins.plugins.pavedroad.embedded.jenkins.ExtensionSource;
import io.jenkins.plugins.pavedroad.embedded.jenkins.HostAccess;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** Opens {@link Jenkins} to its host. */
final class EmbeddedAccess extends HostAccess {
    static {
        register(new EmbeddedAccess());
    }

    private EmbeddedAccess() {}

    @Override
    public Jenkins create(File home, ClassLoader plugins, List<ExtensionSource> sources) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugins);
        try {
            return new Jenkins(home, plugins, sources);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void start(Jenkins jenkins) throws IOException {
        jenkins.start();
    }

    @Override
    public List<ExtensionSource.Candidate> extensions(Jenkins jenkins) {
        return jenkins == null ? List.of() : jenkins.extensionCandidates();
    }

    @Override
    public Object extensionLock(Jenkins jenkins) {
        return jenkins == null ? EmbeddedAccess.class : jenkins.extensionLock();
    }

    @Override
    public void quietDown(Jenkins jenkins, boolean quiet) {
        jenkins.quietDown(quiet);
    }
}
