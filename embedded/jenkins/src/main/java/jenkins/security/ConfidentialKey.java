package jenkins.security;

import java.io.IOException;

/** Something random that the {@link ConfidentialStore} keeps under a name. */
public abstract class ConfidentialKey {
    private final String id;

    protected ConfidentialKey(String id) {
        this.id = id;
    }

    protected byte[] load() throws IOException {
        return ConfidentialStore.get().load(this);
    }

    protected void store(byte[] payload) throws IOException {
        ConfidentialStore.get().store(this, payload);
    }

    public String getId() {
        return id;
    }
}
