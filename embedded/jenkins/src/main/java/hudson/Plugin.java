package hudson;

/** A plugin's own entry point; nothing calls it here. */
public abstract class Plugin {
    protected Plugin() {}

    public void start() throws Exception {}

    public void postInitialize() throws Exception {}

    public void stop() throws Exception {}
}
