package io.jenkins.plugins.pavedroad.artifact;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZOutputStream;

public class PackageReadersTest {
    private static final String CONTROL = "Package: hello\nVersion: 1:1.5.0~dev.3-h12.abc1234\nArchitecture: all\n"
            + "Installed-Size: 40\nDepends: java8-runtime-headless,\n adduser (>= 3)\nDescription: says hello\n and more\n .\n Version: 9\n";

    @Test
    public void readsADebsControlDataInEachCompression() throws IOException {
        for (String compression : List.of("gz", "xz", "zst", "bz2", "tar")) {
            PackageFacts facts = deb(DebFile.of(CONTROL, compression, "./opt/hello/hello.jar"));
            assertEquals("hello 1.5.0~dev.3 h12.abc1234 all", describe(facts));
            assertEquals(List.of("java8-runtime-headless", "adduser (>= 3)"), facts.depends());
            assertFalse(facts.empty());
            assertEquals("1", facts.epoch());
            assertEquals(40960, facts.installedSize());
        }
    }

    @Test
    public void aDebWithoutReleaseOrDependenciesIsReadToo() throws IOException {
        PackageFacts facts = deb(DebFile.of("Package: hello\nVersion: 1.0\nArchitecture: amd64\n", "gz", "./a"));
        assertEquals("hello 1.0  amd64", describe(facts));
        assertEquals(List.of(), facts.depends());
    }

    @Test
    public void aDebWithoutFilesIsSeenAsEmpty() throws IOException {
        assertTrue(deb(DebFile.of(CONTROL, "gz")).empty());
    }

    @Test
    public void whatIsNoDebIsRefusedWithAReason() throws IOException {
        byte[] deb = DebFile.of(CONTROL, "gz", "./a");
        refused("it has no control.tar or no data.tar, so it is not a Debian package", "!<arch>\n".getBytes());
        refused("its control file has no Version", DebFile.of("Package: hello\nArchitecture: all\n", "gz", "./a"));
        refused(
                "its control.tar.lz4 is compressed in a way that is not read: build it with gzip, xz or zstd",
                DebFile.of(CONTROL, "lz4", "./a"));
        assertThrows(IOException.class, () -> deb("no archive at all".getBytes()));
        for (byte[] whole : List.of(deb, DebFile.of(CONTROL, "zst", "./a"), DebFile.of(CONTROL, "bz2", "./a"))) {
            for (int length = 1; length < whole.length - 1; length += 37) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThrows(IOException.class, () -> deb(cut));
            }
        }
    }

    @Test
    public void readsAnRpmThatOspackageMade() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("hello-1.2.0-h12.abc1234.noarch.rpm")) {
            PackageFacts facts = RpmReader.read(in);
            assertEquals("hello 1.2.0 h12.abc1234 noarch", describe(facts));
            assertEquals(List.of("java-headless"), facts.depends());
            assertEquals("0", facts.epoch());
            assertTrue(String.valueOf(facts.installedSize()), facts.installedSize() > 0);
            assertFalse(facts.empty());
        }
    }

    @Test
    public void whatIsNoRpmIsRefused() throws IOException {
        byte[] rpm;
        try (InputStream in = getClass().getResourceAsStream("hello-1.2.0-h12.abc1234.noarch.rpm")) {
            rpm = in.readAllBytes();
        }
        assertThrows(IOException.class, () -> RpmReader.read(new ByteArrayInputStream("text, not rpm".getBytes())));
        for (int length = 0; length < rpm.length; length += length < 600 ? 23 : 997) {
            byte[] cut = Arrays.copyOf(rpm, length);
            assertThrows(IOException.class, () -> RpmReader.read(new ByteArrayInputStream(cut)));
        }
    }

    @Test
    public void aHeaderThatClaimsToBeHugeTakesNoMemory() throws IOException {
        byte[] rpm;
        try (InputStream in = getClass().getResourceAsStream("hello-1.2.0-h12.abc1234.noarch.rpm")) {
            rpm = in.readAllBytes();
        }
        ByteBuffer.wrap(rpm).putInt(96 + 12, 256 << 20);
        assertEquals(
                "it ends too early",
                assertThrows(IOException.class, () -> RpmReader.read(new ByteArrayInputStream(rpm)))
                        .getMessage());
        ByteBuffer.wrap(rpm).putInt(96 + 8, 1 << 20);
        assertEquals(
                "its header is damaged",
                assertThrows(IOException.class, () -> RpmReader.read(new ByteArrayInputStream(rpm)))
                        .getMessage());
    }

    /** The size of the dictionary, which the reader has to hold in memory, is a byte of the first block's header. */
    @Test
    public void aDebThatAsksForGigabytesToBeUnpackedIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(packed, new LZMA2Options())) {
            xz.write(1);
        }
        byte[] bytes = packed.toByteArray();
        assertEquals(
                1,
                DebReader.plain("data.tar.xz", new ByteArrayInputStream(bytes)).read());
        int header = 12;
        bytes[header + 4] = 36; // 1 GiB
        CRC32 sum = new CRC32();
        sum.update(bytes, header, 8);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(header + 8, (int) sum.getValue());
        assertThrows(MemoryLimitException.class, () -> DebReader.plain("data.tar.xz", new ByteArrayInputStream(bytes))
                .read());
    }

    private static void refused(String reason, byte[] deb) {
        assertEquals(reason, assertThrows(IOException.class, () -> deb(deb)).getMessage());
    }

    private static PackageFacts deb(byte[] bytes) throws IOException {
        return DebReader.read(new ByteArrayInputStream(bytes));
    }

    private static String describe(PackageFacts facts) {
        return String.join(" ", facts.name(), facts.version(), facts.release(), facts.architecture());
    }
}
