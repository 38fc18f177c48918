package io.jenkins.plugins.pavedroad.cloud;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Machine images of one region. */
public interface Images {
    Optional<Image> find(String id);

    /** Those of these images that exist and that this account may see. */
    List<Image> find(Collection<String> ids);

    /** This account's own images of exactly this name. */
    List<Image> ownByName(String name);

    /** This account's own images that carry all of these tags, in any state, newest first. */
    List<Image> ownByTags(Map<String, String> tags);

    /**
     * Images that match a name pattern.
     *
     * @param pattern a name with {@code *} and {@code ?}
     * @param owner an account id, {@code self} or {@code amazon}
     * @return available ones, newest first
     */
    List<Image> byName(String pattern, String owner);

    /** The image id a public parameter (AWS Systems Manager) names, if there is such a parameter. */
    Optional<String> publicParameter(String name);

    /**
     * Starts an image of a stopped instance.
     *
     * <p>Repeating the call after a crash finds what the first one made.
     *
     * @param tags put on the image and on its snapshots, in the same call
     * @return the image's id; the image is pending
     * @throws CloudException with code {@code AlreadyExists} when this account has an image of this name whose tags differ
     */
    String create(String instanceId, String name, String description, Map<String, String> tags);

    /**
     * Starts a copy from another region into this one.
     *
     * @param token makes the call idempotent: the same token gives the same copy
     * @param tags put on the copy and on its snapshots
     * @return the id of the copy here; it is pending
     */
    String copy(
            String sourceRegion,
            String imageId,
            String name,
            String description,
            Map<String, String> tags,
            String token);

    /** Ids of this account's own snapshots that carry all of these tags, in any state. */
    List<String> snapshotsByTags(Map<String, String> tags);

    /** @throws CloudException when the cloud refuses; a snapshot that is gone is not an error */
    void deleteSnapshot(String id);

    void tag(Collection<String> ids, Map<String, String> tags);

    /** Removes an image and then its snapshots. What is already gone is not an error. */
    void delete(Image image);
}
