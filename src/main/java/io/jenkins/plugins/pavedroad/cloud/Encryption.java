package io.jenkins.plugins.pavedroad.cloud;

/**
 * How a volume or an image is to be encrypted.
 *
 * @param wanted false asks for nothing: what comes from an encrypted source, or in an account that encrypts by default, is
 *     encrypted all the same
 * @param key id, ARN or alias of the key in the region where it is used; empty for the account's default key there
 */
public record Encryption(boolean wanted, String key) {
    /** Encrypted with the account's default key. */
    public static final Encryption BY_DEFAULT = new Encryption(true, "");

    /** Nothing is asked for. */
    public static final Encryption AS_IT_COMES = new Encryption(false, "");
}
