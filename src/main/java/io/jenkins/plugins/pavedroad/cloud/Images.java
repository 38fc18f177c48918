package io.jenkins.plugins.pavedroad.cloud;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
     * @return the id of the copy here; it is pending
     */
    String copy(ImageCopy order);

    /** The key that encrypts where none is named: an ARN, or {@code alias/aws/ebs} for the one that AWS manages. */
    String defaultKey();

    /**
     * The accounts that may use it, besides its owner.
     *
     * @param id of an image (they may launch it) or of a snapshot (they may make volumes of it)
     */
    Set<String> permitted(String id);

    /**
     * Lets accounts use an image or a snapshot; those who may already are no error.
     *
     * @param accounts account numbers
     */
    void permit(String id, Collection<String> accounts);

    /** Takes that back. Accounts who may not, and an image or snapshot that is gone, are no error. */
    void forbid(String id, Collection<String> accounts);

    /**
     * From when on an image is not offered to others, nor found by {@code findImage}.
     *
     * @param when in the future; empty to offer it again
     */
    void deprecate(String id, Optional<Instant> when);

    /**
     * Available images, deprecated ones too, newest first.
     *
     * @param owner an account id, {@code self} or {@code amazon}
     * @param name a name with {@code *} and {@code ?}
     * @param tags values with {@code *} and {@code ?}
     */
    List<Image> search(String owner, String name, Map<String, String> tags);

    /** Ids of this account's own snapshots that carry all of these tags, in any state. */
    List<String> snapshotsByTags(Map<String, String> tags);

    /** @throws CloudException when the cloud refuses; a snapshot that is gone is not an error */
    void deleteSnapshot(String id);

    void tag(Collection<String> ids, Map<String, String> tags);

    /** Removes an image and then its snapshots. What is already gone is not an error. */
    void delete(Image image);
}
