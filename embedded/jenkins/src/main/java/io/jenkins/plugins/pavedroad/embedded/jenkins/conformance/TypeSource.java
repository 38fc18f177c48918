package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

/** Somewhere to look classes up. */
@FunctionalInterface
public interface TypeSource {
    /** The class of that internal name, or null when this source has none. */
    ApiType find(String internalName);

    default TypeSource orElse(TypeSource other) {
        return name -> {
            ApiType type = find(name);
            return type != null ? type : other.find(name);
        };
    }
}
