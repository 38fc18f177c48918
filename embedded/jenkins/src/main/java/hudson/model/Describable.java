package hudson.model;

/** Something that a user configures; its {@link Descriptor} says how. */
public interface Describable<T extends Describable<T>> {
    Descriptor<T> getDescriptor();
}
