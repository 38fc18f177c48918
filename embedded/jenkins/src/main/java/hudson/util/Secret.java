package hudson.util;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import jenkins.model.Jenkins;
import jenkins.security.CryptoConfidentialKey;

/**
 * A text that is encrypted at rest, with a key that lies in the Jenkins home. Its {@code toString()} is the plain text,
 * as in Jenkins; {@link #getPlainText} says what is meant. The formats older than Jenkins 2.44 are not read.
 */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + 2 * Integer.BYTES;
    private static final CryptoConfidentialKey KEY = new CryptoConfidentialKey(Secret.class.getName());

    public static final Pattern ENCRYPTED_VALUE_PATTERN = Pattern.compile("\\{?[A-Za-z0-9+/]+={0,2}}?");

    private final String value;

    /** Kept, so that what has not changed is written as it was. */
    private byte[] iv;

    private Secret(String value, byte[] iv) {
        this.value = value;
        this.iv = iv;
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
        byte[] vector;
        synchronized (this) {
            if (iv == null) {
                iv = KEY.newIv();
            }
            vector = iv;
        }
        try {
            byte[] sealed = KEY.encrypt(vector).doFinal(value.getBytes(StandardCharsets.UTF_8));
            ByteBuffer payload = ByteBuffer.allocate(HEADER_BYTES + vector.length + sealed.length)
                    .put(VERSION)
                    .putInt(vector.length)
                    .putInt(sealed.length)
                    .put(vector)
                    .put(sealed);
            return '{' + Base64.getEncoder().encodeToString(payload.array()) + '}';
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is not available", e);
        }
    }

    /** Null when {@code data} is not something that this Jenkins encrypted. */
    public static Secret decrypt(String data) {
        if (data == null
                || !data.startsWith("{")
                || !data.endsWith("}")
                || !ENCRYPTED_VALUE_PATTERN.matcher(data).matches()
                || Jenkins.getInstanceOrNull() == null) {
            return null;
        }
        try {
            return open(ByteBuffer.wrap(Base64.getDecoder().decode(data.substring(1, data.length() - 1))));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return null;
        }
    }

    private static Secret open(ByteBuffer payload) throws GeneralSecurityException {
        if (payload.remaining() < HEADER_BYTES || payload.get() != VERSION) {
            return null;
        }
        int vectorLength = payload.getInt();
        int sealedLength = payload.getInt();
        if (vectorLength != CryptoConfidentialKey.DEFAULT_IV_LENGTH
                || sealedLength < 0
                || payload.remaining() != vectorLength + sealedLength) {
            return null;
        }
        byte[] vector = new byte[vectorLength];
        byte[] sealed = new byte[sealedLength];
        payload.get(vector).get(sealed);
        return new Secret(new String(KEY.decrypt(vector).doFinal(sealed), StandardCharsets.UTF_8), vector);
    }

    public static Cipher getCipher(String algorithm) throws GeneralSecurityException {
        return Cipher.getInstance(algorithm);
    }

    /** Of an encrypted text or of the plain one. */
    public static Secret fromString(String data) {
        String text = hudson.Util.fixNull(data);
        Secret decrypted = decrypt(text);
        return decrypted == null ? new Secret(text, null) : decrypted;
    }

    public static String toString(Secret s) {
        return s == null ? null : s.value;
    }
}
