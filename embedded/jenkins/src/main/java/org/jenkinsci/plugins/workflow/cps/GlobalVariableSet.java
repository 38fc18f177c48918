package org.jenkinsci.plugins.workflow.cps;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import hudson.model.Run;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;

/** Offers global variables, possibly others for each run. */
public abstract class GlobalVariableSet implements ExtensionPoint, Iterable<GlobalVariable> {

    public Collection<GlobalVariable> forRun(Run<?, ?> run) {
        return Collections.emptySet();
    }

    public Collection<GlobalVariable> forJob(Job<?, ?> job) {
        return forRun(null);
    }

    @Override
    @Deprecated
    public Iterator<GlobalVariable> iterator() {
        return forRun(null).iterator();
    }

    /** Those that are extensions themselves. */
    @Extension
    public static class GlobalVariableProvider extends GlobalVariableSet {
        @Override
        public Collection<GlobalVariable> forRun(Run<?, ?> run) {
            return ExtensionList.lookup(GlobalVariable.class);
        }
    }
}
