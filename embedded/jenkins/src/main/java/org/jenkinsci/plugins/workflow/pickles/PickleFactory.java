package org.jenkinsci.plugins.workflow.pickles;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Knows which objects cannot be saved with a program. */
public abstract class PickleFactory implements ExtensionPoint {

    /** Null to leave the object to others. */
    public abstract Pickle writeReplace(Object object);

    public static ExtensionList<PickleFactory> all() {
        return ExtensionList.lookup(PickleFactory.class);
    }
}
