package jenkins.security;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jenkins.model.Jenkins;

/**
 * Keeps each key in a file of {@code secrets/}, encrypted under {@code secrets/master.key}, in Jenkins's own format: a
 * home can be moved between the two.
 */
public class DefaultConfidentialStore extends ConfidentialStore {
    private static final int MASTER_KEY_BYTES = 128;
    private static final int AES_KEY_BYTES = 16;
    private static final byte[] END = "::::MAGIC::::".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final SecretKey masterKey;

    public DefaultConfidentialStore() throws IOException, InterruptedException {
        this(new File(Jenkins.get().getRootDir(), "secrets"));
    }

    public DefaultConfidentialStore(File rootDir) throws IOException, InterruptedException {
        folder = rootDir.toPath();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = folder.resolve("master.key");
        if (Files.notExists(file)) {
            write(file, HexFormat.of().formatHex(randomBytes(MASTER_KEY_BYTES)).getBytes(StandardCharsets.US_ASCII));
        }
        masterKey = aes(Files.readString(file).trim());
    }

    private static SecretKey aes(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest, 0, AES_KEY_BYTES, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    @Override
    protected void store(ConfidentialKey key, byte[] payload) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        plain.write(payload);
        plain.write(END);
        write(folder.resolve(key.getId()), crypt(Cipher.ENCRYPT_MODE, plain.toByteArray()));
    }

    @Override
    protected byte[] load(ConfidentialKey key) throws IOException {
        byte[] plain;
        try {
            plain = crypt(Cipher.DECRYPT_MODE, Files.readAllBytes(folder.resolve(key.getId())));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                return null;
            }
            throw e;
        }
        int length = plain.length - END.length;
        boolean whole = length >= 0 && Arrays.equals(END, Arrays.copyOfRange(plain, length, plain.length));
        return whole ? Arrays.copyOf(plain, length) : null;
    }

    @Override
    public byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Block by block, as Jenkins does: what is encrypted here is itself random. */
    private byte[] crypt(int mode, byte[] data) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES");
            cipher.init(mode, masterKey);
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IOException("a key does not fit the master key of this Jenkins", e);
        }
    }

    private static void write(Path file, byte[] data) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, data);
    }
}
