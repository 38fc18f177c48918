package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Compiled classes, read without loading them. */
public final class CompiledTypes {
    private CompiledTypes() {}

    /** Every class file below a folder, by internal name. */
    public static Map<String, byte[]> in(Path folder) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                classes.put(new ClassReader(bytes).getClassName(), bytes);
            }
        }
        return classes;
    }

    public static TypeSource of(Map<String, byte[]> classes) {
        return remember(name -> Optional.ofNullable(classes.get(name)).map(CompiledTypes::read));
    }

    /** The JDK's and the libraries' classes, as found by a class loader. */
    public static TypeSource seenBy(ClassLoader loader) {
        return remember(name -> {
            try (InputStream in = loader.getResourceAsStream(name + ".class")) {
                return in == null ? Optional.empty() : Optional.of(read(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static ApiType read(byte[] bytes) {
        Collector collector = new Collector();
        new ClassReader(bytes)
                .accept(collector, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return collector.type();
    }

    private static TypeSource remember(java.util.function.Function<String, Optional<ApiType>> look) {
        Map<String, Optional<ApiType>> seen = new HashMap<>();
        return name -> seen.computeIfAbsent(name, look).orElse(null);
    }

    private static final class Collector extends ClassVisitor {
        private final List<ApiMember> members = new ArrayList<>();
        private ApiType seen;
        private String retention;

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            boolean isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
            retention = (access & Opcodes.ACC_ANNOTATION) != 0 ? RetentionPolicy.CLASS.name() : null;
            seen = new ApiType(
                    name,
                    access & ~Opcodes.ACC_SUPER,
                    isInterface ? null : superName,
                    List.of(interfaces),
                    members,
                    null);
        }

        ApiType type() {
            return new ApiType(
                    seen.name(), seen.access(), seen.superName(), seen.interfaces(), seen.members(), retention);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            if (!descriptor.equals(Type.getDescriptor(Retention.class))) {
                return null;
            }
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visitEnum(String name, String type, String value) {
                    retention = value;
                }
            };
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            members.add(new ApiMember(name, descriptor, access, List.of()));
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            members.add(new ApiMember(name, descriptor, access, exceptions == null ? List.of() : List.of(exceptions)));
            return null;
        }
    }
}
