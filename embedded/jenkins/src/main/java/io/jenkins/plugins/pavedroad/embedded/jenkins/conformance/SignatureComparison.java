package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Compares classes that bear a Jenkins name with the recorded ones, both ways: nothing visible may be there that Jenkins
 * does not have, and nothing a subclass must obey (abstract and final methods) may be missing.
 */
public final class SignatureComparison {
    private static final int SHAPE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_FINAL;

    private final TypeSource recorded;
    private final TypeHierarchy theirs;
    private final TypeHierarchy ours;

    /**
     * @param ours the classes to judge
     * @param recorded what Jenkins has
     * @param platform the JDK and the libraries, seen by both
     */
    public SignatureComparison(TypeSource ours, TypeSource recorded, TypeSource platform) {
        this.recorded = recorded;
        this.theirs = new TypeHierarchy(recorded.orElse(platform));
        this.ours = new TypeHierarchy(ours.orElse(platform));
    }

    /** One sentence per difference, empty when the class is as Jenkins has it. */
    public List<String> differences(String internalName) {
        ApiType our = ours.find(internalName);
        if (our == null || !our.is(Opcodes.ACC_PUBLIC)) {
            return List.of();
        }
        ApiType their = recorded.find(internalName);
        if (their == null) {
            return List.of(internalName + " is no public class of Jenkins");
        }
        List<String> found = new ArrayList<>();
        compareShape(our, their, found);
        compareSupertypes(our, found);
        our.members().stream().filter(ApiMember::isVisible).forEach(member -> compareMember(our, their, member, found));
        compareDuties(our, found);
        return found;
    }

    private static void compareShape(ApiType our, ApiType their, List<String> found) {
        if (!our.kind().equals(their.kind())) {
            found.add(our.name() + " is a " + our.kind() + ", in Jenkins a " + their.kind());
        } else if (!our.kind().equals("enum") && (our.access() & SHAPE) != (their.access() & SHAPE)) {
            found.add(our.name() + " is " + shape(our.access()) + ", in Jenkins " + shape(their.access()));
        }
        if (their.retention() != null && !their.retention().equals(our.retention())) {
            found.add(our.name() + " has retention " + our.retention() + ", in Jenkins " + their.retention());
        }
    }

    private void compareSupertypes(ApiType our, List<String> found) {
        Collection<ApiType> known = theirs.lineage(our.name());
        for (ApiType supertype : ours.lineage(our.name())) {
            boolean namedByOthers = supertype.is(Opcodes.ACC_PUBLIC)
                    && (recorded.find(supertype.name()) != null || isPlatform(supertype.name()));
            if (namedByOthers && known.stream().noneMatch(each -> each.name().equals(supertype.name()))) {
                if (recorded.find(supertype.name()) != null || theirs.isComplete(our.name())) {
                    found.add(our.name() + " is a " + supertype.name() + ", in Jenkins it is not");
                }
            }
        }
    }

    private void compareMember(ApiType our, ApiType their, ApiMember member, List<String> found) {
        String where = our.name() + "." + member;
        Optional<TypeHierarchy.Found> match = theirs.resolve(their.name(), member.name(), member.descriptor());
        if (match.isEmpty()) {
            found.add(where + " does not exist in Jenkins");
            return;
        }
        ApiMember real = match.get().member();
        if (member.is(Opcodes.ACC_STATIC) != real.is(Opcodes.ACC_STATIC)) {
            found.add(where + (real.is(Opcodes.ACC_STATIC) ? " must be static" : " must not be static"));
        }
        if (member.is(Opcodes.ACC_PUBLIC) && !real.is(Opcodes.ACC_PUBLIC)) {
            found.add(where + " is public, in Jenkins only protected");
        }
        boolean declaredThere = match.get().owner().name().equals(their.name());
        if (declaredThere && (member.access() & SHAPE) != (real.access() & SHAPE) && !our.is(Opcodes.ACC_ENUM)) {
            found.add(where + " is " + shape(member.access()) + ", in Jenkins " + shape(real.access()));
        }
        if (declaredThere && !checked(member).equals(checked(real))) {
            found.add(where + " throws " + checked(member) + ", in Jenkins " + checked(real));
        }
    }

    /**
     * What a caller has to catch or declare: the same source must compile against both. The servlet API has another name
     * here, as it had in the Stapler that Maven Central has.
     */
    private Set<String> checked(ApiMember method) {
        return method.exceptions().stream()
                .map(each -> each.replace("jakarta/servlet/", "javax/servlet/"))
                .filter(each -> !theirs.isSubtype(each, "java/lang/RuntimeException")
                        && !theirs.isSubtype(each, "java/lang/Error"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a subclass must implement or must leave alone there, it must here. */
    private void compareDuties(ApiType our, List<String> found) {
        if (our.is(Opcodes.ACC_FINAL | Opcodes.ACC_ENUM)) {
            return;
        }
        for (TypeHierarchy.Found duty : theirs.unimplemented(our.name())) {
            Optional<TypeHierarchy.Found> here = here(our, duty);
            if (here.isEmpty() && canBeDeclaredHere(duty.member())) {
                found.add(our.name() + " lacks the abstract method " + duty.member());
            } else if (here.isPresent()
                    && !here.get().member().is(Opcodes.ACC_ABSTRACT)
                    && !here.get().member().is(Opcodes.ACC_SYNTHETIC)) {
                found.add(our.name() + "." + duty.member() + " is implemented, in Jenkins abstract");
            }
        }
        for (TypeHierarchy.Found duty : theirs.finalMethods(our.name())) {
            Optional<TypeHierarchy.Found> here = here(our, duty);
            boolean toldAbove = our.superName() != null
                    && theirs.isSubtype(our.superName(), duty.owner().name());
            if (here.isEmpty() && !toldAbove && canBeDeclaredHere(duty.member())) {
                found.add(our.name() + " lacks the final method " + duty.member());
            } else if (here.isPresent() && !here.get().member().is(Opcodes.ACC_FINAL)) {
                found.add(our.name() + "." + duty.member() + " can be overridden, in Jenkins it is final");
            }
        }
    }

    /**
     * What cannot be named here cannot be declared here. A plugin's own class that would have to is found by
     * {@link ReferenceWalk}.
     */
    private boolean canBeDeclaredHere(ApiMember method) {
        return Stream.concat(
                        Stream.of(Type.getArgumentTypes(method.descriptor())),
                        Stream.of(Type.getReturnType(method.descriptor())))
                .map(type -> type.getSort() == Type.ARRAY ? type.getElementType() : type)
                .allMatch(type -> type.getSort() != Type.OBJECT || ours.find(type.getInternalName()) != null);
    }

    private Optional<TypeHierarchy.Found> here(ApiType our, TypeHierarchy.Found duty) {
        return ours.resolve(our.name(), duty.member().name(), duty.member().descriptor());
    }

    private static boolean isPlatform(String name) {
        return name.startsWith("java/") || name.startsWith("javax/");
    }

    private static String shape(int access) {
        boolean isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
        boolean isFinal = (access & Opcodes.ACC_FINAL) != 0;
        return isAbstract ? "abstract" : isFinal ? "final" : "neither abstract nor final";
    }
}
