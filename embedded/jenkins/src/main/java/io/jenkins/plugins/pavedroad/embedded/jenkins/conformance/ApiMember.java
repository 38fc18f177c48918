package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * A field, method or constructor as the JVM sees it.
 *
 * @param access the bits of {@link Opcodes}
 * @param exceptions internal names of what it declares to throw
 */
public record ApiMember(String name, String descriptor, int access, List<String> exceptions) {
    public boolean isField() {
        return !descriptor.startsWith("(");
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    public boolean is(int flag) {
        return (access & flag) != 0;
    }

    /** Whether code in other packages can name it. */
    public boolean isVisible() {
        return is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED) && !is(Opcodes.ACC_SYNTHETIC);
    }

    boolean isInstanceMethod() {
        return !isField()
                && !isConstructor()
                && !is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)
                && !name.equals("<clinit>");
    }

    boolean sameSignature(ApiMember other) {
        return name.equals(other.name) && descriptor.equals(other.descriptor);
    }

    @Override
    public String toString() {
        return isField() ? name + ":" + descriptor : name + descriptor;
    }
}
