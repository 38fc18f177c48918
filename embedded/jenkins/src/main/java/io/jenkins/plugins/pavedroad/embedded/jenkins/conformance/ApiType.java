package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * A class as the JVM sees it.
 *
 * @param name internal name, with {@code /} and {@code $}
 * @param superName internal name of the superclass; null for {@code java/lang/Object} and for interfaces
 * @param retention an annotation's {@link java.lang.annotation.RetentionPolicy}; null for everything else
 */
public record ApiType(
        String name, int access, String superName, List<String> interfaces, List<ApiMember> members, String retention) {
    public boolean is(int flag) {
        return (access & flag) != 0;
    }

    public String kind() {
        if (is(Opcodes.ACC_ANNOTATION)) {
            return "annotation";
        }
        if (is(Opcodes.ACC_INTERFACE)) {
            return "interface";
        }
        return is(Opcodes.ACC_ENUM) ? "enum" : "class";
    }

    Optional<ApiMember> declared(String memberName, String descriptor) {
        return members.stream()
                .filter(member ->
                        member.name().equals(memberName) && member.descriptor().equals(descriptor))
                .findFirst();
    }

    List<String> directSupertypes() {
        List<String> all = new ArrayList<>();
        if (superName != null) {
            all.add(superName);
        }
        all.addAll(interfaces);
        if (superName == null && !name.equals("java/lang/Object")) {
            all.add("java/lang/Object");
        }
        return all;
    }
}
