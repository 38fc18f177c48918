package hudson.model;

/** A describable that a form can change in place. */
public interface ReconfigurableDescribable<T extends ReconfigurableDescribable<T>> extends Describable<T> {}
