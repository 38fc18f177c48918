package hudson.model;

/** Resources that exclude each other; the embedded Jenkins's own jobs need none. */
public final class ResourceList {
    public static final ResourceList EMPTY = new ResourceList();

    public ResourceList() {}
}
