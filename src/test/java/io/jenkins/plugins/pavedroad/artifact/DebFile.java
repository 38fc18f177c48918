package io.jenkins.plugins.pavedroad.artifact;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes Debian packages to read. */
public final class DebFile {
    private DebFile() {}

    /** @param compression {@code gz}, {@code xz}, {@code zst}, {@code bz2}, or another ending that is only written into the names */
    public static byte[] of(String control, String compression, String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(bytes)) {
            add(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.UTF_8));
            add(ar, "control.tar." + compression, tar(compression, "./md5sums", "", "./control", control));
            String[] namesAndTexts = new String[files.length * 2];
            for (int i = 0; i < files.length; i++) {
                namesAndTexts[2 * i] = files[i];
                namesAndTexts[2 * i + 1] = "text";
            }
            add(ar, "data.tar." + compression, tar(compression, namesAndTexts));
        }
        return bytes.toByteArray();
    }

    private static void add(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
        ar.write(content);
        ar.closeArchiveEntry();
    }

    private static byte[] tar(String compression, String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = compress(compression, bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            tar.putArchiveEntry(new TarArchiveEntry("./"));
            tar.closeArchiveEntry();
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] content = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i]);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static OutputStream compress(String compression, OutputStream out) throws IOException {
        return switch (compression) {
            case "gz" -> new GZIPOutputStream(out);
            case "xz" -> new XZOutputStream(out, new LZMA2Options());
            case "zst" -> new ZstdOutputStream(out);
            case "bz2" -> new BZip2CompressorOutputStream(out);
            default -> out;
        };
    }
}
