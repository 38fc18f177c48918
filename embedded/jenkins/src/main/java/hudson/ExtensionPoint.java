package hudson;

/** Something that other plugins may implement and register with {@link Extension}. */
public interface ExtensionPoint {}
