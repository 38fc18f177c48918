package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What the JVM would find along a class's supertypes, in one world of classes. */
public final class TypeHierarchy {
    private final TypeSource types;

    public TypeHierarchy(TypeSource types) {
        this.types = types;
    }

    /** A member and the class that declares it. */
    public record Found(ApiType owner, ApiMember member) {}

    ApiType find(String name) {
        return types.find(name);
    }

    /** The class itself and all its supertypes that are known: superclasses first, then interfaces. */
    Collection<ApiType> lineage(String name) {
        Map<String, ApiType> seen = new LinkedHashMap<>();
        for (ApiType type = types.find(name); type != null; type = superclass(type)) {
            seen.put(type.name(), type);
        }
        for (ApiType type : List.copyOf(seen.values())) {
            type.interfaces().forEach(each -> addInterfaces(each, seen));
        }
        ApiType object = types.find("java/lang/Object");
        if (object != null && !seen.isEmpty()) {
            seen.putIfAbsent(object.name(), object);
        }
        return seen.values();
    }

    /** Whether every supertype is known, so that what is not found is certainly not there. */
    boolean isComplete(String name) {
        return lineage(name).stream()
                .flatMap(type -> type.directSupertypes().stream())
                .allMatch(each -> types.find(each) != null);
    }

    boolean isSubtype(String name, String supertype) {
        return name.equals(supertype)
                || supertype.equals("java/lang/Object")
                || lineage(name).stream().anyMatch(each -> each.name().equals(supertype));
    }

    /** Constructors are not inherited; everything else is looked for along the supertypes. */
    Optional<Found> resolve(String name, String memberName, String descriptor) {
        for (ApiType type : lineage(name)) {
            Optional<ApiMember> member = type.declared(memberName, descriptor);
            if (member.isPresent()) {
                return Optional.of(new Found(type, member.get()));
            }
            if (memberName.equals("<init>")) {
                break;
            }
        }
        return Optional.empty();
    }

    /** Abstract methods that neither the class nor a supertype implements. */
    List<Found> unimplemented(String name) {
        Map<String, Found> missing = new LinkedHashMap<>();
        Collection<ApiType> lineage = lineage(name);
        for (ApiType type : lineage) {
            for (ApiMember method : type.members()) {
                if (method.isInstanceMethod()
                        && method.is(Opcodes.ACC_ABSTRACT)
                        && method.isVisible()
                        && !missing.containsKey(method.toString())
                        && !isImplemented(method, lineage)) {
                    missing.put(method.toString(), new Found(type, method));
                }
            }
        }
        return List.copyOf(missing.values());
    }

    /** Final methods of the class and its supertypes, which nothing below may declare again. */
    List<Found> finalMethods(String name) {
        List<Found> found = new ArrayList<>();
        for (ApiType type : lineage(name)) {
            for (ApiMember method : type.members()) {
                if (method.isInstanceMethod() && method.isVisible() && method.is(Opcodes.ACC_FINAL)) {
                    found.add(new Found(type, method));
                }
            }
        }
        return found;
    }

    private boolean isImplemented(ApiMember method, Collection<ApiType> lineage) {
        for (ApiType type : lineage) {
            Optional<ApiMember> same = type.declared(method.name(), method.descriptor());
            if (same.isPresent() && !type.is(Opcodes.ACC_INTERFACE)) {
                return !same.get().is(Opcodes.ACC_ABSTRACT);
            }
            if (same.isPresent() && !same.get().is(Opcodes.ACC_ABSTRACT)) {
                return true;
            }
            if (type.members().stream().anyMatch(other -> isBridged(other, method))) {
                return true;
            }
        }
        return false;
    }

    /** The record has no bridge methods: a concrete method with narrower types implies one. */
    private boolean isBridged(ApiMember concrete, ApiMember method) {
        if (!concrete.name().equals(method.name())
                || concrete.sameSignature(method)
                || !concrete.isInstanceMethod()
                || concrete.is(Opcodes.ACC_ABSTRACT)) {
            return false;
        }
        Type[] narrow = Type.getArgumentTypes(concrete.descriptor());
        Type[] wide = Type.getArgumentTypes(method.descriptor());
        if (narrow.length != wide.length) {
            return false;
        }
        for (int i = 0; i < narrow.length; i++) {
            if (!isAssignable(narrow[i], wide[i])) {
                return false;
            }
        }
        return isAssignable(Type.getReturnType(concrete.descriptor()), Type.getReturnType(method.descriptor()));
    }

    private boolean isAssignable(Type narrow, Type wide) {
        if (narrow.equals(wide)) {
            return true;
        }
        if (wide.getSort() != Type.OBJECT || narrow.getSort() < Type.ARRAY) {
            return false;
        }
        return wide.getInternalName().equals("java/lang/Object")
                || narrow.getSort() == Type.OBJECT && isSubtype(narrow.getInternalName(), wide.getInternalName());
    }

    private ApiType superclass(ApiType type) {
        return type.superName() == null ? null : types.find(type.superName());
    }

    private void addInterfaces(String name, Map<String, ApiType> seen) {
        ApiType type = types.find(name);
        if (type != null && seen.putIfAbsent(name, type) == null) {
            type.interfaces().forEach(each -> addInterfaces(each, seen));
        }
    }
}
