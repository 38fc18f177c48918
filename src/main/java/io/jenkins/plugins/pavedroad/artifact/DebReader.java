package io.jenkins.plugins.pavedroad.artifact;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads a Debian package: an ar archive of {@code debian-binary}, {@code control.tar.*} and {@code data.tar.*} (deb(5)). */
public final class DebReader {
    private static final int LARGEST_CONTROL = 1 << 20;
    /** KiB to unpack with: twice what xz's highest level asks for (xz(1)), and not the gigabytes that a file may ask for. */
    private static final int MOST_MEMORY = 128 << 10;

    private DebReader() {}

    /** @throws IOException one sentence without the file's name, when it is not a Debian package that can be read */
    public static PackageFacts read(InputStream in) throws IOException {
        Map<String, String> control = null;
        Boolean empty = null;
        try (ArArchiveInputStream ar = new ArArchiveInputStream(new BufferedInputStream(in))) {
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                String member = entry.getName();
                if (member.startsWith("control.tar")) {
                    control = control(new TarArchiveInputStream(plain(member, ar)));
                } else if (member.startsWith("data.tar")) {
                    empty = isEmpty(plain(member, ar));
                }
            }
        } catch (IllegalArgumentException | MalformedInputException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e);
        }
        if (control == null || empty == null) {
            throw new IOException("it has no control.tar or no data.tar, so it is not a Debian package");
        }
        return facts(control, empty);
    }

    private static PackageFacts facts(Map<String, String> control, boolean empty) throws IOException {
        String whole = field(control, "Version");
        String version = whole.substring(whole.indexOf(':') + 1);
        int dash = version.lastIndexOf('-');
        ArrayList<String> depends = new ArrayList<>(
                Arrays.asList((control.getOrDefault("Depends", "")).strip().split("\\s*,\\s*")));
        depends.remove("");
        return new PackageFacts(
                "deb",
                field(control, "Package"),
                dash < 0 ? version : version.substring(0, dash),
                dash < 0 ? "" : version.substring(dash + 1),
                field(control, "Architecture"),
                depends,
                empty,
                whole.substring(0, Math.max(0, whole.indexOf(':'))),
                installedSize(control.getOrDefault("Installed-Size", "")));
    }

    /** In the control file it is kibibytes. */
    private static long installedSize(String kibibytes) {
        return kibibytes.matches("\\d{1,12}") ? Long.parseLong(kibibytes) * 1024 : 0;
    }

    private static String field(Map<String, String> control, String name) throws IOException {
        String value = control.get(name);
        if (value == null || value.isBlank()) {
            throw new IOException("its control file has no " + name);
        }
        return value;
    }

    static InputStream plain(String member, InputStream in) throws IOException {
        String ending = member.substring(member.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "gz" -> new GZIPInputStream(in);
            case "xz" -> new XZInputStream(in, MOST_MEMORY);
            case "zst" -> new ZstdInputStream(in);
            case "bz2" -> new BZip2CompressorInputStream(in);
            case "lzma" -> new LZMAInputStream(in, MOST_MEMORY);
            case "tar" -> in;
            default ->
                throw new IOException(
                        "its " + member + " is compressed in a way that is not read: build it with gzip, xz or zstd");
        };
    }

    /** Whether there are but folders in it. Reads to the end, so that a file cut short is found here and not on the builder. */
    private static boolean isEmpty(InputStream packed) throws IOException {
        boolean empty = true;
        TarArchiveInputStream tar = new TarArchiveInputStream(packed);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            empty &= entry.isDirectory();
        }
        packed.transferTo(OutputStream.nullOutputStream());
        return empty;
    }

    private static Map<String, String> control(TarArchiveInputStream tar) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getName().equals("./control") || entry.getName().equals("control")) {
                return fields(new String(tar.readNBytes(LARGEST_CONTROL), StandardCharsets.UTF_8));
            }
        }
        throw new IOException("its control.tar has no control file");
    }

    /** Fields of a control file; a line that begins with a blank goes on with the one before (deb-control(5)). */
    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String last = "";
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.merge(last, line, String::concat);
            } else if (colon > 0) {
                last = line.substring(0, colon);
                fields.put(last, line.substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
