package com.cloudbees.plugins.credentials;

import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import hudson.Util;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import jenkins.security.ConfidentialStore;

/** Bytes that are encrypted at rest, and in memory until somebody asks. */
public class SecretBytes implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int CHUNK_BYTES = 16;
    private static final int SALT_BYTES = 8;
    private static final CredentialsConfidentialKey KEY = new CredentialsConfidentialKey(SecretBytes.class, "KEY");

    public static final Pattern ENCRYPTED_VALUE_PATTERN = Pattern.compile("\\{[A-Za-z0-9+/]+={0,2}}");

    private final byte[] value;

    private SecretBytes(byte[] sealed) {
        this.value = sealed;
    }

    /** Salt, how many bytes of filling, the sealed bytes, the filling. */
    private static SecretBytes seal(byte[] plain) {
        try {
            byte[] salt = ConfidentialStore.get().randomBytes(SALT_BYTES);
            byte[] sealed = KEY.encrypt(salt).doFinal(plain);
            int filling = CHUNK_BYTES - (salt.length + sealed.length + 1) % CHUNK_BYTES;
            ByteBuffer all = ByteBuffer.allocate(salt.length + 1 + sealed.length + filling)
                    .put(salt)
                    .put((byte) filling)
                    .put(sealed)
                    .put(ConfidentialStore.get().randomBytes(filling));
            return new SecretBytes(all.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is not available", e);
        }
    }

    private static byte[] open(byte[] data) throws GeneralSecurityException {
        int length = data.length <= SALT_BYTES ? -1 : data.length - SALT_BYTES - 1 - (data[SALT_BYTES] & 0xff);
        if (length < 0) {
            throw new GeneralSecurityException("too short");
        }
        return KEY.decrypt(Arrays.copyOf(data, SALT_BYTES)).doFinal(data, SALT_BYTES + 1, length);
    }

    public byte[] getPlainData() {
        try {
            return open(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("these bytes were not encrypted by this Jenkins", e);
        }
    }

    public byte[] getEncryptedData() {
        return value.clone();
    }

    @Override
    public boolean equals(Object o) {
        return this == o || o != null && getClass() == o.getClass() && Arrays.equals(value, ((SecretBytes) o).value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Null when this Jenkins did not encrypt them. */
    public static SecretBytes decrypt(byte[] data) {
        try {
            if (data == null) {
                return null;
            }
            open(data);
            return new SecretBytes(data.clone());
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    public static byte[] getPlainData(SecretBytes s) {
        return s == null ? new byte[0] : s.getPlainData();
    }

    public static SecretBytes fromRawBytes(byte[] data) {
        return seal(data == null ? new byte[0] : data);
    }

    /** Of what {@link #toString} gave, or of plain bytes in base 64. */
    public static SecretBytes fromString(String data) {
        String text = Util.fixNull(data);
        SecretBytes decrypted = decryptText(text);
        if (decrypted != null) {
            return decrypted;
        }
        try {
            return seal(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return seal(new byte[0]);
        }
    }

    public static boolean isSecretBytes(String data) {
        return decryptText(Util.fixNull(data)) != null;
    }

    private static SecretBytes decryptText(String text) {
        try {
            return ENCRYPTED_VALUE_PATTERN.matcher(text).matches()
                    ? decrypt(Base64.getDecoder().decode(text.substring(1, text.length() - 1)))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return '{' + Base64.getEncoder().encodeToString(value) + '}';
    }

    public static String toString(SecretBytes s) {
        return s == null ? "" : s.toString();
    }

    /** As text, encrypted. */
    public static final class ConverterImpl implements Converter {
        public ConverterImpl() {}

        @Override
        public boolean canConvert(Class type) {
            return type == SecretBytes.class;
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            writer.setValue(source.toString());
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            return fromString(reader.getValue());
        }
    }
}
