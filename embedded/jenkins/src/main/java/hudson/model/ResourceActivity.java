package hudson.model;

/** Something that needs resources while it runs. */
public interface ResourceActivity {
    default ResourceList getResourceList() {
        return ResourceList.EMPTY;
    }

    String getDisplayName();
}
