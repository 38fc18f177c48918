package hudson;

import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.pavedroad.embedded.jenkins.ExtensionSource.Candidate;
import io.jenkins.plugins.pavedroad.embedded.jenkins.HostAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** The extensions of one Jenkins: each is made once, when the first list that it belongs to is asked for. */
final class ExtensionComponents {
    private static final Logger LOGGER = Logger.getLogger(ExtensionComponents.class.getName());
    private static final Map<Jenkins, ExtensionComponents> ALL = new WeakHashMap<>();

    private final List<Entry> entries = new ArrayList<>();

    static ExtensionComponents of(Jenkins jenkins) {
        synchronized (ALL) {
            return ALL.computeIfAbsent(jenkins, ExtensionComponents::new);
        }
    }

    private ExtensionComponents(Jenkins jenkins) {
        for (Candidate candidate : HostAccess.get().extensions(jenkins)) {
            entries.add(new Entry(candidate));
        }
    }

    <T> List<ExtensionComponent<T>> find(Class<T> type) {
        List<ExtensionComponent<T>> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (type.isAssignableFrom(entry.candidate.type())) {
                Object instance = entry.get();
                if (type.isInstance(instance)) {
                    found.add(new ExtensionComponent<>(type.cast(instance), entry.candidate.ordinal()));
                }
            }
        }
        return found;
    }

    private static final class Entry {
        private final Candidate candidate;
        private boolean made;
        private Object instance;

        Entry(Candidate candidate) {
            this.candidate = candidate;
        }

        synchronized Object get() {
            if (!made) {
                made = true;
                try {
                    instance = candidate.instance().call();
                    if (instance instanceof PersistentDescriptor persistent) {
                        persistent.load();
                    }
                } catch (Exception | LinkageError e) {
                    Level level = candidate.optional() ? Level.FINE : Level.WARNING;
                    LOGGER.log(
                            level,
                            e,
                            () -> "Could not make the extension "
                                    + candidate.type().getName());
                }
            }
            return instance;
        }
    }
}
