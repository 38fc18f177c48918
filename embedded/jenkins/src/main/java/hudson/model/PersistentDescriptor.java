package hudson.model;

import jenkins.model.Loadable;

/** A descriptor that loads itself once it is made. */
public interface PersistentDescriptor extends Loadable, Saveable {
    @Override
    void load();
}
