package hudson.util;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A text that is encrypted at rest, with a key that lies in the Jenkins home. Its {@code toString()} is the plain text,
 * as in Jenkins; {@link #getPlainText} says what is meant.
 */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final Pattern ENCRYPTED_VALUE_PATTERN = Pattern.compile("\\{?[A-Za-z0-9+/]+={0,2}}?");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    @Override
    public String toString() {
        return value;
    }

    public String getPlainText() {
        return value;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    public String getEncryptedValue() {
        return SecretKeyFile.encrypt(value);
    }

    /** Null when {@code data} is not something that this Jenkins encrypted. */
    public static Secret decrypt(String data) {
        String plain = data == null ? null : SecretKeyFile.decrypt(data);
        return plain == null ? null : new Secret(plain);
    }

    /** Of an encrypted text or of the plain one. */
    public static Secret fromString(String data) {
        String text = hudson.Util.fixNull(data);
        Secret decrypted = decrypt(text);
        return decrypted == null ? new Secret(text) : decrypted;
    }

    public static String toString(Secret s) {
        return s == null ? null : s.value;
    }
}
