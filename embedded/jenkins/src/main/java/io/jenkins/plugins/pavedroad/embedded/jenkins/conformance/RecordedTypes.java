package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.objectweb.asm.Opcodes;

/**
 * The recorded public and protected signatures of the real Jenkins. A class line is {@code kind name access [extends S]
 * [implements I,J] [retention R]}; a member line, indented by two, is {@code name(descriptor)} or
 * {@code name:descriptor}, then its access and {@code [throws E,F]}. Synthetic members are not in it.
 */
public final class RecordedTypes implements TypeSource {
    /** The second holds what Jenkins's own libraries bring: remoting 3261, version-number, task-reactor. */
    private static final List<String> FILES = List.of("jenkins-2.479.3.txt.gz", "libraries.txt.gz");

    private static final Map<String, Integer> KINDS = Map.of(
            "class",
            0,
            "interface",
            Opcodes.ACC_INTERFACE,
            "annotation",
            Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION,
            "enum",
            Opcodes.ACC_ENUM);
    private static final Map<String, Integer> FLAGS = Map.of(
            "public", Opcodes.ACC_PUBLIC,
            "protected", Opcodes.ACC_PROTECTED,
            "static", Opcodes.ACC_STATIC,
            "final", Opcodes.ACC_FINAL,
            "abstract", Opcodes.ACC_ABSTRACT);

    private final Map<String, ApiType> types = new HashMap<>();

    /** Jenkins 2.479.3, its Pipeline and other listed plugins, its test harness, and its own libraries. */
    public static RecordedTypes jenkins() {
        RecordedTypes recorded = new RecordedTypes();
        for (String file : FILES) {
            try (InputStream in = RecordedTypes.class.getResourceAsStream(file);
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
                recorded.read(lines);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not read the recorded signatures " + file, e);
            }
        }
        return recorded;
    }

    static RecordedTypes parse(String text) {
        RecordedTypes recorded = new RecordedTypes();
        try (BufferedReader lines = new BufferedReader(new java.io.StringReader(text))) {
            recorded.read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recorded;
    }

    @Override
    public ApiType find(String internalName) {
        return types.get(internalName);
    }

    private void read(BufferedReader lines) throws IOException {
        List<ApiMember> members = List.of();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("  ")) {
                members.add(member(line.trim()));
            } else if (!line.isBlank()) {
                members = new ArrayList<>();
                ApiType type = type(line, members);
                types.put(type.name(), type);
            }
        }
    }

    private static ApiType type(String line, List<ApiMember> members) {
        String[] words = line.split(" ");
        int access = KINDS.get(words[0]);
        String superName = words[0].equals("class") || words[0].equals("enum") ? "java/lang/Object" : null;
        List<String> interfaces = List.of();
        String retention = null;
        for (int i = 2; i < words.length; i++) {
            if (words[i].equals("extends")) {
                superName = words[++i];
            } else if (words[i].equals("implements")) {
                interfaces = List.of(words[++i].split(","));
            } else if (words[i].equals("retention")) {
                retention = words[++i];
            } else {
                access |= FLAGS.get(words[i]);
            }
        }
        return new ApiType(words[1], access, superName, interfaces, members, retention);
    }

    private static ApiMember member(String line) {
        String[] words = line.split(" ");
        int paren = words[0].indexOf('(');
        int colon = words[0].indexOf(':');
        boolean field = colon >= 0 && paren < 0;
        int split = field ? colon : paren;
        int access = 0;
        List<String> exceptions = List.of();
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("throws")) {
                exceptions = List.of(words[++i].split(","));
            } else {
                access |= FLAGS.get(words[i]);
            }
        }
        String descriptor = words[0].substring(field ? split + 1 : split);
        return new ApiMember(words[0].substring(0, split), descriptor, access, exceptions);
    }
}
