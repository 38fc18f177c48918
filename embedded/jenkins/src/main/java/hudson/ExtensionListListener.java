package hudson;

/** Told when an extension list changed. */
public abstract class ExtensionListListener {
    public ExtensionListListener() {}

    public abstract void onChange();
}
