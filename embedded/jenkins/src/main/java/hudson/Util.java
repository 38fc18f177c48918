package hudson;

import hudson.model.TaskListener;
import hudson.util.VariableResolver;
import io.jenkins.plugins.pavedroad.embedded.jenkins.QuotedTokens;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.NumberFormat;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.tools.ant.Project;
import org.apache.tools.ant.types.FileSet;

/** Small things that plugins call all over. */
public class Util {
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\}|\\$)");
    private static final String UNRESERVED = "-_.!~*'()@$&+,/:;=?";

    public Util() {}

    public static <T> List<T> filter(Iterable<?> base, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Object o : base) {
            if (type.isInstance(o)) {
                found.add(type.cast(o));
            }
        }
        return found;
    }

    public static <T> List<T> filter(List<?> base, Class<T> type) {
        return filter((Iterable<?>) base, type);
    }

    public static String replaceMacro(String s, Map<String, String> properties) {
        return replaceMacro(s, new VariableResolver.ByMap<>(properties));
    }

    /** {@code $NAME} and <code>${NAME}</code> are replaced when known; {@code $$} is one dollar sign. */
    public static String replaceMacro(String s, VariableResolver<String> resolver) {
        if (s == null) {
            return null;
        }
        int from = 0;
        String text = s;
        while (true) {
            Matcher matcher = VARIABLE.matcher(text);
            if (!matcher.find(from)) {
                return text;
            }
            String key = matcher.group(1);
            String value;
            if (key.equals("$")) {
                value = "$";
            } else {
                value = resolver.resolve(key.charAt(0) == '{' ? key.substring(1, key.length() - 1) : key);
            }
            if (value == null) {
                from = matcher.end();
            } else {
                text = text.substring(0, matcher.start()) + value + text.substring(matcher.end());
                from = matcher.start() + value.length();
            }
        }
    }

    public static String loadFile(File logfile) throws IOException {
        return loadFile(logfile, Charset.defaultCharset());
    }

    public static String loadFile(File logfile, Charset charset) throws IOException {
        return logfile.exists() ? new String(Files.readAllBytes(logfile.toPath()), charset) : "";
    }

    public static void deleteContentsRecursive(File file) throws IOException {
        FileTree.deleteContents(file.toPath());
    }

    public static void deleteFile(File f) throws IOException {
        Files.deleteIfExists(f.toPath());
    }

    public static void deleteRecursive(File dir) throws IOException {
        FileTree.delete(dir.toPath());
    }

    public static boolean isSymlink(File file) throws IOException {
        return Files.isSymbolicLink(file.toPath());
    }

    public static boolean isRelativePath(String path) {
        return !path.startsWith("/") && !path.startsWith("\\\\") && !path.matches("(?s)[A-Za-z]:[/\\\\].*");
    }

    public static boolean isDescendant(File forParent, File potentialChild) throws IOException {
        Path child = fileToPath(potentialChild.getAbsoluteFile()).normalize();
        return child.startsWith(fileToPath(forParent.getAbsoluteFile()).normalize());
    }

    public static File createTempDir() throws IOException {
        return Files.createTempDirectory("jenkins").toFile();
    }

    public static void displayIOException(IOException e, TaskListener listener) {}

    public static String getHostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    public static void copyStream(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
    }

    public static void copyStream(Reader in, Writer out) throws IOException {
        in.transferTo(out);
    }

    public static void copyStreamAndClose(InputStream in, OutputStream out) throws IOException {
        try (InputStream from = in;
                OutputStream to = out) {
            from.transferTo(to);
        }
    }

    public static String[] tokenize(String s, String delimiter) {
        return QuotedTokens.split(s, delimiter);
    }

    public static String[] tokenize(String s) {
        return tokenize(s, " \t\n\r\f");
    }

    public static String[] mapToEnv(Map<String, String> m) {
        return m.entrySet().stream()
                .map(e -> e.getKey() + '=' + Objects.toString(e.getValue(), ""))
                .toArray(String[]::new);
    }

    public static int min(int x, int... values) {
        return Math.min(x, Arrays.stream(values).min().orElse(x));
    }

    public static String nullify(String v) {
        return fixEmpty(v);
    }

    public static String removeTrailingSlash(String s) {
        return s.endsWith("/") ? s.substring(0, s.length() - 1) : s;
    }

    public static String ensureEndsWith(String subject, String suffix) {
        return subject == null || subject.endsWith(suffix) ? subject : subject + suffix;
    }

    /** MD5, as fingerprints use it. */
    public static String getDigestOf(InputStream source) throws IOException {
        try (InputStream in = source) {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                md5.update(buffer, 0, n);
            }
            return toHexString(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    public static String getDigestOf(String text) {
        try {
            return getDigestOf(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String getDigestOf(File file) throws IOException {
        return getDigestOf(Files.newInputStream(file.toPath()));
    }

    public static String getHexOfSHA256DigestOf(byte[] input) throws IOException {
        return toHexString(getSHA256DigestOf(input));
    }

    public static byte[] getSHA256DigestOf(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public static String toHexString(byte[] data, int start, int len) {
        return HexFormat.of().formatHex(data, start, start + len);
    }

    public static String toHexString(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static byte[] fromHexString(String data) {
        return HexFormat.of().parseHex(data);
    }

    /** The two largest units, for instance "2 min 5 sec"; "32 ms" under a second. */
    public static String getTimeSpanString(long duration) {
        return TimeSpan.of(duration);
    }

    public static String getPastTimeString(long duration) {
        return getTimeSpanString(duration);
    }

    public static <T> List<T> createSubList(Collection<?> source, Class<T> type) {
        return filter(source, type);
    }

    public static String encode(String s) {
        return percentEncode(s, UNRESERVED);
    }

    public static String rawEncode(String s) {
        return percentEncode(s, "-_.!~*'()@$&+,:;=");
    }

    public static String fullEncode(String s) {
        return percentEncode(s, "");
    }

    private static String percentEncode(String s, String safe) {
        StringBuilder out = new StringBuilder();
        for (byte b : s.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || safe.indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }

    public static String singleQuote(String s) {
        return '\'' + s + '\'';
    }

    public static String escape(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("<br>");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#039;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    public static String xmlEscape(String text) {
        return text == null
                ? null
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public static void touch(File file) throws IOException {
        Files.newOutputStream(file.toPath()).close();
    }

    public static String fixNull(String s) {
        return fixNull(s, "");
    }

    public static <T> T fixNull(T s, T defaultValue) {
        return s != null ? s : defaultValue;
    }

    public static String fixEmpty(String s) {
        return s == null || s.isEmpty() ? null : s;
    }

    public static String fixEmptyAndTrim(String s) {
        return s == null ? null : fixEmpty(s.trim());
    }

    public static <T> List<T> fixNull(List<T> l) {
        return fixNull(l, Collections.emptyList());
    }

    public static <T> Set<T> fixNull(Set<T> l) {
        return fixNull(l, Collections.emptySet());
    }

    public static <T> Collection<T> fixNull(Collection<T> l) {
        return fixNull(l, Collections.emptySet());
    }

    public static <T> Iterable<T> fixNull(Iterable<T> l) {
        return fixNull(l, Collections.emptySet());
    }

    public static String getFileName(String filePath) {
        int slash = Math.max(filePath.lastIndexOf('/'), filePath.lastIndexOf('\\'));
        return slash < 0 ? filePath : getFileName(filePath.substring(slash + 1));
    }

    public static String join(Collection<?> strings, String separator) {
        return strings.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }

    public static FileSet createFileSet(File baseDir, String includes, String excludes) {
        FileSet files = new FileSet();
        files.setDir(baseDir);
        files.setProject(new Project());
        for (String include : patterns(includes)) {
            files.createInclude().setName(include);
        }
        for (String exclude : patterns(excludes)) {
            files.createExclude().setName(exclude);
        }
        return files;
    }

    private static List<String> patterns(String commaSeparated) {
        List<String> patterns = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(fixNull(commaSeparated), ",");
        while (tokens.hasMoreTokens()) {
            patterns.add(tokens.nextToken().trim());
        }
        return patterns;
    }

    public static FileSet createFileSet(File baseDir, String includes) {
        return createFileSet(baseDir, includes, null);
    }

    public static void createSymlink(File baseDir, String targetPath, String symlinkPath, TaskListener listener)
            throws InterruptedException {
        Path link = new File(baseDir, symlinkPath).toPath();
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(targetPath));
        } catch (IOException | UnsupportedOperationException e) {
            listener.getLogger().println("ln -s " + targetPath + " " + link + " failed: " + e);
        }
    }

    public static String resolveSymlink(File link) throws IOException {
        return isSymlink(link) ? Files.readSymbolicLink(link.toPath()).toString() : null;
    }

    public static Number tryParseNumber(String numberStr, Number defaultNumber) {
        if (numberStr == null || numberStr.isEmpty()) {
            return defaultNumber;
        }
        try {
            return NumberFormat.getNumberInstance().parse(numberStr);
        } catch (ParseException e) {
            return defaultNumber;
        }
    }

    /** Whether {@code derived} or a class between it and {@code base} has this method of its own. */
    public static boolean isOverridden(Class<?> base, Class<?> derived, String methodName, Class<?>... types) {
        if (base == derived) {
            return false;
        }
        if (!base.isAssignableFrom(derived)) {
            throw new IllegalArgumentException(derived + " is not a subtype of " + base);
        }
        for (Class<?> c = derived; c != null && c != base; c = c.getSuperclass()) {
            try {
                Method method = c.getDeclaredMethod(methodName, types);
                if (!Modifier.isAbstract(method.getModifiers())) {
                    return true;
                }
            } catch (NoSuchMethodException e) {
                // look further up
            }
        }
        return false;
    }

    public static <T> T ifOverridden(
            Supplier<T> supplier, Class<?> base, Class<?> derived, String methodName, Class<?>... types) {
        if (isOverridden(base, derived, methodName, types)) {
            return supplier.get();
        }
        throw new AbstractMethodError(derived + " must override " + base.getName() + "." + methodName);
    }

    public static File changeExtension(File dst, String ext) {
        String path = dst.getPath();
        int dot = path.lastIndexOf('.');
        return new File(dot < 0 ? path + ext : path.substring(0, dot) + ext);
    }

    public static String intern(String s) {
        return s == null ? null : s.intern();
    }

    public static boolean isAbsoluteUri(String uri) {
        int colon = uri.indexOf(':');
        return colon > 0 && uri.chars().limit(colon).noneMatch(c -> c == '/' || c == '?' || c == '#');
    }

    public static boolean isSafeToRedirectTo(String uri) {
        return !isAbsoluteUri(uri)
                && !uri.startsWith("\\")
                && !uri.replace('\\', '/').startsWith("//");
    }

    public static Properties loadProperties(String properties) throws IOException {
        Properties loaded = new Properties();
        loaded.load(new StringReader(properties));
        return loaded;
    }

    public static void closeAndLogFailures(
            Closeable toClose, Logger logger, String closeableName, String closeableOwner) {
        if (toClose != null) {
            try {
                toClose.close();
            } catch (IOException e) {
                logger.log(Level.WARNING, e, () -> "Failed to close " + closeableName + " of " + closeableOwner);
            }
        }
    }

    public static int permissionsToMode(Set<PosixFilePermission> permissions) {
        return FileMode.toMode(permissions);
    }

    public static Set<PosixFilePermission> modeToPermissions(int mode) throws IOException {
        return FileMode.toPermissions(mode);
    }

    public static Path fileToPath(File file) throws IOException {
        try {
            return file.toPath();
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }

    public static Path createDirectories(Path dir, FileAttribute<?>... attrs) throws IOException {
        return Files.createDirectories(dir, attrs);
    }

    public static long daysBetween(Date a, Date b) {
        return Duration.between(a.toInstant(), b.toInstant()).toDays();
    }

    public static long daysElapsedSince(Date date) {
        return daysBetween(date, new Date());
    }
}
