package com.cloudbees.plugins.credentials;

import hudson.util.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jenkins.security.ConfidentialKey;
import jenkins.security.ConfidentialStore;

/** A key of which every salt makes another one: key and vector are the halves of SHA-256 over both. */
public class CredentialsConfidentialKey extends ConfidentialKey {
    private static final int STORED_BYTES = 256;
    private static final int AES_KEY_BYTES = 16;
    private static final int SALT_BYTES = 8;

    private ConfidentialStore readFrom;
    private byte[] key;

    public CredentialsConfidentialKey(String id) {
        super(id);
    }

    public CredentialsConfidentialKey(Class owner, String shortName) {
        this(owner.getName() + '.' + shortName);
    }

    private synchronized byte[] key() {
        ConfidentialStore store = ConfidentialStore.get();
        if (store != readFrom) {
            try {
                byte[] stored = load();
                if (stored == null) {
                    stored = store.randomBytes(STORED_BYTES);
                    store(stored);
                }
                key = Arrays.copyOf(stored, AES_KEY_BYTES);
                readFrom = store;
            } catch (IOException e) {
                throw new IllegalStateException("could not read or make the key " + getId(), e);
            }
        }
        return key;
    }

    public Cipher encrypt(byte[] salt) {
        return cipher(Cipher.ENCRYPT_MODE, salt);
    }

    public Cipher decrypt(byte[] salt) {
        return cipher(Cipher.DECRYPT_MODE, salt);
    }

    private Cipher cipher(int mode, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key());
            digest.update(salt, 0, SALT_BYTES);
            byte[] both = digest.digest();
            Cipher cipher = Secret.getCipher("AES/CBC/PKCS5Padding");
            cipher.init(
                    mode,
                    new SecretKeySpec(both, 0, AES_KEY_BYTES, "AES"),
                    new IvParameterSpec(both, AES_KEY_BYTES, both.length - AES_KEY_BYTES));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("AES is not available", e);
        }
    }
}
