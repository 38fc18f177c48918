package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Everything a class file names: classes anywhere in it, and the fields and methods that its code touches. */
public final class References {
    private References() {}

    /** The internal names of all classes that some classes name, themselves included. */
    public static Set<String> typesIn(Collection<byte[]> classes) {
        Set<String> types = new TreeSet<>();
        for (byte[] each : classes) {
            of(new ClassReader(each), new Visitor() {
                @Override
                public void type(String internalName) {
                    types.add(internalName);
                }

                @Override
                public void member(String owner, String name, String descriptor, boolean isStatic) {
                    types.add(owner);
                }
            });
        }
        return types;
    }

    interface Visitor {
        void type(String internalName);

        void member(String owner, String name, String descriptor, boolean isStatic);
    }

    static void of(ClassReader reader, Visitor visitor) {
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                visitor.type(internalName);
                return internalName;
            }
        };
        ClassVisitor code = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new Instructions(visitor);
            }
        };
        reader.accept(new ClassRemapper(code, names), ClassReader.SKIP_FRAMES);
    }

    private static final class Instructions extends MethodVisitor {
        private final Visitor visitor;

        Instructions(Visitor visitor) {
            super(Opcodes.ASM9);
            this.visitor = visitor;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
            visitor.member(owner, name, descriptor, isStatic);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!owner.startsWith("[")) {
                visitor.member(owner, name, descriptor, opcode == Opcodes.INVOKESTATIC);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            constants(arguments);
        }

        @Override
        public void visitLdcInsn(Object value) {
            constants(value);
        }

        private void constants(Object... values) {
            for (Object value : values) {
                if (value instanceof Handle handle) {
                    boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC
                            || handle.getTag() == Opcodes.H_GETSTATIC
                            || handle.getTag() == Opcodes.H_PUTSTATIC;
                    visitor.member(handle.getOwner(), handle.getName(), handle.getDesc(), isStatic);
                } else if (value instanceof ConstantDynamic dynamic) {
                    for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                        constants(dynamic.getBootstrapMethodArgument(i));
                    }
                }
            }
        }
    }
}
