package jenkins.security;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.WeakHashMap;
import jenkins.model.Jenkins;

/** Keeps the keys that a Jenkins encrypts with. */
public abstract class ConfidentialStore {
    private static final Map<Jenkins, ConfidentialStore> STORES = new WeakHashMap<>();

    public ConfidentialStore() {}

    protected abstract void store(ConfidentialKey key, byte[] payload) throws IOException;

    /** Null when there is no such key, or when it was encrypted under another master key. */
    protected abstract byte[] load(ConfidentialKey key) throws IOException;

    public abstract byte[] randomBytes(int size);

    /** The running Jenkins's. */
    public static ConfidentialStore get() {
        Jenkins jenkins = Jenkins.get();
        synchronized (STORES) {
            ConfidentialStore store = STORES.get(jenkins);
            if (store == null) {
                try {
                    store = new DefaultConfidentialStore(new File(jenkins.getRootDir(), "secrets"));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException("could not read or make the master key of this Jenkins", e);
                }
                STORES.put(jenkins, store);
            }
            return store;
        }
    }
}
