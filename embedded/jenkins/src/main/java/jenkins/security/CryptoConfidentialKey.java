package jenkins.security;

import hudson.util.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key to encrypt with, made when it is first asked for. */
public class CryptoConfidentialKey extends ConfidentialKey {
    public static final int DEFAULT_IV_LENGTH = 16;

    private static final int STORED_BYTES = 256;
    private static final int AES_KEY_BYTES = 16;

    private ConfidentialStore readFrom;
    private SecretKey key;

    public CryptoConfidentialKey(String id) {
        super(id);
    }

    public CryptoConfidentialKey(Class owner, String shortName) {
        this(owner.getName() + '.' + shortName);
    }

    private synchronized SecretKey key() {
        ConfidentialStore store = ConfidentialStore.get();
        if (store != readFrom) {
            try {
                byte[] stored = load();
                if (stored == null) {
                    stored = store.randomBytes(STORED_BYTES);
                    store(stored);
                }
                key = new SecretKeySpec(stored, 0, AES_KEY_BYTES, "AES");
                readFrom = store;
            } catch (IOException e) {
                throw new IllegalStateException("could not read or make the key " + getId(), e);
            }
        }
        return key;
    }

    public Cipher encrypt(byte[] iv) {
        return cipher(Cipher.ENCRYPT_MODE, iv);
    }

    public Cipher decrypt(byte[] iv) {
        return cipher(Cipher.DECRYPT_MODE, iv);
    }

    private Cipher cipher(int mode, byte[] iv) {
        try {
            Cipher cipher = Secret.getCipher("AES/CBC/PKCS5Padding");
            cipher.init(mode, key(), new IvParameterSpec(iv));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("AES is not available", e);
        }
    }

    public byte[] newIv(int length) {
        return ConfidentialStore.get().randomBytes(length);
    }

    public byte[] newIv() {
        return newIv(DEFAULT_IV_LENGTH);
    }
}
