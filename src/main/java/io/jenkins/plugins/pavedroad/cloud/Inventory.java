package io.jenkins.plugins.pavedroad.cloud;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What exists in one region and what refers to it, for the janitor. All pages are read. */
public interface Inventory {
    /** This account's volumes. */
    List<Volume> volumes();

    /** This account's own snapshots. */
    List<Snapshot> snapshots();

    /** This account's own images. */
    List<Image> images();

    /**
     * Ids of images that an instance (not terminated), a server group's launch settings or any version of a launch
     * template refers to.
     */
    Set<String> imagesInUse();

    List<Volume> volumes(Collection<String> ids);

    List<Snapshot> snapshots(Collection<String> ids);

    List<Image> images(Collection<String> ids);

    void tag(Collection<String> ids, Map<String, String> tags);

    void untag(Collection<String> ids, Collection<String> keys);

    /** @throws CloudException when the cloud refuses; a volume that is gone is not an error */
    void deleteVolume(String id);

    /** @throws CloudException when the cloud refuses; a snapshot that is gone is not an error */
    void deleteSnapshot(String id);
}
