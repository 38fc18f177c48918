package hudson.model;

/** A folder whose items come and go. */
public interface ModifiableItemGroup<T extends Item> extends ItemGroup<T> {}
