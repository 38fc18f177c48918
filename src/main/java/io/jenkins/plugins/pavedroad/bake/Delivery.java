package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Encryption;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a bake's images are encrypted, who may use them, and what becomes of them when one region fails.
 *
 * @param encrypt whether encryption is asked for
 * @param keys region to id, ARN or alias of the key there; a region that is not in it uses the account's default key
 * @param keyText the same as it was written, for the bake key; empty for the default keys
 * @param shareWith account numbers
 * @param keepOthers whether images of other regions stay when a copy fails
 */
public record Delivery(
        boolean encrypt, Map<String, String> keys, String keyText, List<String> shareWith, boolean keepOthers) {
    /** What earlier versions did: encrypted with the account's default key, shared with nobody, all or nothing. */
    static final Delivery USUAL = new Delivery(true, Map.of(), "", List.of(), false);

    public Delivery {
        keys = keys == null ? Map.of() : Map.copyOf(keys);
        keyText = Objects.requireNonNullElse(keyText, "");
        shareWith = shareWith == null ? List.of() : List.copyOf(shareWith);
    }

    Encryption encryptionIn(String region) {
        return new Encryption(encrypt, keys.getOrDefault(region, ""));
    }
}
