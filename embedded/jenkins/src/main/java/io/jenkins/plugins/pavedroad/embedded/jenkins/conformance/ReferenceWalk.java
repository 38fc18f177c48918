package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Walks a plugin's bytecode: every class, field and method of Jenkins that it names must be recorded, no recorded final
 * method may be overridden, no recorded abstract method may be left out.
 */
public final class ReferenceWalk {
    private final Map<String, byte[]> plugin;
    private final TypeSource recorded;
    private final TypeHierarchy world;

    /**
     * @param plugin the classes to judge, by internal name
     * @param recorded what Jenkins has
     * @param platform the JDK and the libraries
     */
    public ReferenceWalk(Map<String, byte[]> plugin, TypeSource recorded, TypeSource platform) {
        this.plugin = plugin;
        this.recorded = recorded;
        TypeSource withoutEmbedded = name -> isJenkins(name) ? null : platform.find(name);
        this.world = new TypeHierarchy(CompiledTypes.of(plugin).orElse(recorded).orElse(withoutEmbedded));
    }

    /** One sentence per reference that would not hold in Jenkins, sorted. */
    public TreeSet<String> violations() {
        TreeSet<String> found = new TreeSet<>();
        for (byte[] bytes : plugin.values()) {
            ClassReader reader = new ClassReader(bytes);
            String from = reader.getClassName();
            References.of(reader, new References.Visitor() {
                @Override
                public void type(String name) {
                    checkType(from, name, found);
                }

                @Override
                public void member(String owner, String name, String descriptor, boolean isStatic) {
                    checkMember(from, owner, name, descriptor, isStatic, found);
                }
            });
            checkInheritance(CompiledTypes.read(bytes), found);
        }
        return found;
    }

    /** Names of packages that only Jenkins, its plugins and Stapler use. */
    public static boolean isJenkins(String name) {
        return name.startsWith("hudson/")
                || name.startsWith("jenkins/")
                || name.startsWith("org/jenkinsci/")
                || name.startsWith("org/jvnet/hudson/")
                || name.startsWith("org/kohsuke/stapler/")
                || name.startsWith("com/cloudbees/plugins/")
                || name.startsWith("com/cloudbees/hudson/")
                || name.startsWith("io/jenkins/") && !name.startsWith("io/jenkins/plugins/pavedroad/")
                || name.startsWith("io/jenkins/plugins/pavedroad/embedded/");
    }

    private void checkType(String from, String name, TreeSet<String> found) {
        if (isJenkins(name) && recorded.find(name) == null) {
            found.add(from + " uses " + name + ", which is no public class of Jenkins");
        }
    }

    private void checkMember(
            String from, String owner, String name, String descriptor, boolean isStatic, TreeSet<String> found) {
        ApiType type = world.find(owner);
        if (type == null || !reachesJenkins(owner)) {
            return;
        }
        Optional<TypeHierarchy.Found> match = world.resolve(owner, name, descriptor);
        String what = from + " uses " + owner + "." + name + (descriptor.startsWith("(") ? "" : ":") + descriptor;
        if (match.isEmpty()) {
            found.add(what + ", which does not exist in Jenkins");
            return;
        }
        ApiMember member = match.get().member();
        boolean theirs = recorded.find(match.get().owner().name()) != null;
        if (theirs && member.is(Opcodes.ACC_STATIC) != isStatic) {
            found.add(what + ", which is " + (isStatic ? "not " : "") + "static in Jenkins");
        }
        if (theirs
                && member.is(Opcodes.ACC_PROTECTED)
                && !isSubtypeOrNested(from, match.get().owner().name())) {
            found.add(what + ", which is protected in Jenkins");
        }
    }

    private void checkInheritance(ApiType type, TreeSet<String> found) {
        if (!reachesJenkins(type.name())) {
            return;
        }
        ApiType parent = type.superName() == null ? null : recorded.find(type.superName());
        if (parent != null && parent.is(Opcodes.ACC_FINAL) && !parent.is(Opcodes.ACC_ENUM)) {
            found.add(type.name() + " extends " + parent.name() + ", which is final in Jenkins");
        }
        for (TypeHierarchy.Found each : world.finalMethods(type.name())) {
            boolean theirs = recorded.find(each.owner().name()) != null;
            if (theirs
                    && type.declared(each.member().name(), each.member().descriptor())
                            .isPresent()) {
                found.add(type.name() + " overrides " + each.owner().name() + "." + each.member()
                        + ", which is final in Jenkins");
            }
        }
        if (!type.is(Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) {
            for (TypeHierarchy.Found each : world.unimplemented(type.name())) {
                if (recorded.find(each.owner().name()) != null) {
                    found.add(
                            type.name() + " does not implement " + each.owner().name() + "." + each.member());
                }
            }
        }
    }

    private boolean reachesJenkins(String name) {
        return world.lineage(name).stream().anyMatch(each -> recorded.find(each.name()) != null);
    }

    /** A nested class uses what its outer class inherits, by way of accessors or nestmates. */
    private boolean isSubtypeOrNested(String from, String owner) {
        for (String name = from; ; name = name.substring(0, name.lastIndexOf('$'))) {
            if (world.isSubtype(name, owner)) {
                return true;
            }
            if (name.indexOf('$') < 0) {
                return false;
            }
        }
    }
}
