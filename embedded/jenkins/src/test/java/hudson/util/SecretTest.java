package hudson.util;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class SecretTest {
    @Rule
    public final JenkinsRule j = new JenkinsRule();

    @Test
    public void whatIsEncryptedCanBeReadBack() {
        String text = Secret.fromString("top secret").getEncryptedValue();
        assertFalse(text.contains("secret"));
        assertEquals("top secret", Secret.fromString(text).getPlainText());
        assertEquals(
                "the same secret is written the same way",
                text,
                Secret.decrypt(text).getEncryptedValue());
        assertNotEquals(
                "each secret has a vector of its own",
                text,
                Secret.fromString("top secret").getEncryptedValue());
    }

    @Test
    public void whatWasNotEncryptedHereIsPlainText() {
        for (String text : Arrays.asList("", "{}", "{AQAAABAAAAAQ}", "plain", "{not base 64}", "{AAAA}")) {
            assertNull(text, Secret.decrypt(text));
            assertEquals(text, Secret.fromString(text).getPlainText());
        }
    }

    /** Follows the description of Jenkins's format step by step, without the code that writes it. */
    @Test
    public void theFilesAreInJenkinsFormat() throws Exception {
        String text = Secret.fromString("top secret").getEncryptedValue();
        Path secrets = j.jenkins.getRootDir().toPath().resolve("secrets");
        String masterText = Files.readString(secrets.resolve("master.key"));
        assertTrue(masterText, masterText.matches("[0-9a-f]{256}"));
        byte[] master = Arrays.copyOf(
                MessageDigest.getInstance("SHA-256").digest(masterText.getBytes(StandardCharsets.UTF_8)), 16);

        Cipher keyCipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        keyCipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(master, "AES"));
        byte[] stored = keyCipher.doFinal(Files.readAllBytes(secrets.resolve("hudson.util.Secret")));
        assertEquals("::::MAGIC::::", new String(stored, stored.length - 13, 13, StandardCharsets.US_ASCII));
        assertEquals(256 + 13, stored.length);

        byte[] payload = Base64.getDecoder().decode(text.substring(1, text.length() - 1));
        assertEquals(1, payload[0]);
        assertEquals(16, payload[4]);
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(stored, 16), "AES"),
                new IvParameterSpec(payload, 9, 16));
        assertEquals("top secret", new String(cipher.doFinal(payload, 25, payload[8]), StandardCharsets.UTF_8));
    }

    @Test
    public void theKeysAreTheOwnersAlone() throws Exception {
        Secret.fromString("x").getEncryptedValue();
        Path secrets = j.jenkins.getRootDir().toPath().resolve("secrets");
        for (String file : Arrays.asList("master.key", "hudson.util.Secret")) {
            assertEquals(
                    "rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(secrets.resolve(file))));
        }
    }
}
