package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;

/** An extension with its place in the order. */
public class ExtensionComponent<T> implements Comparable<ExtensionComponent<T>> {
    private final T instance;
    private final double ordinal;

    public ExtensionComponent(T instance, double ordinal) {
        this.instance = instance;
        this.ordinal = ordinal;
    }

    public ExtensionComponent(T instance, Extension annotation) {
        this(instance, annotation.ordinal());
    }

    public ExtensionComponent(T instance) {
        this(instance, 0);
    }

    public double ordinal() {
        return ordinal;
    }

    public T getInstance() {
        return instance;
    }

    public boolean isDescriptorOf(Class<? extends Describable> c) {
        return instance instanceof Descriptor<?> descriptor && descriptor.isSubTypeOf(c);
    }

    /** Higher ordinals first; the same ordinal by display name of a descriptor, otherwise by class name. */
    @Override
    public int compareTo(ExtensionComponent<T> that) {
        int order = Double.compare(that.ordinal, ordinal);
        return order != 0 ? order : label().compareTo(that.label());
    }

    private String label() {
        if (instance instanceof Descriptor<?> descriptor) {
            try {
                return Util.fixNull(descriptor.getDisplayName());
            } catch (RuntimeException | LinkageError e) {
                return instance.getClass().getName();
            }
        }
        return instance.getClass().getName();
    }
}
