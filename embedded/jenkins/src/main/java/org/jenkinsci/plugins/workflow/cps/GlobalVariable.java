package org.jenkinsci.plugins.workflow.cps;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;

/** A name every Pipeline script knows, such as env. */
public abstract class GlobalVariable implements ExtensionPoint {

    public static final Iterable<GlobalVariable> ALL = () -> forRun(null).iterator();

    public abstract String getName();

    public abstract Object getValue(CpsScript script) throws Exception;

    public static Iterable<GlobalVariable> forRun(Run<?, ?> run) {
        List<GlobalVariable> all = new ArrayList<>();
        for (GlobalVariableSet set : ExtensionList.lookup(GlobalVariableSet.class)) {
            all.addAll(set.forRun(run));
        }
        return all;
    }

    public static Iterable<GlobalVariable> forJob(Job<?, ?> job) {
        List<GlobalVariable> all = new ArrayList<>();
        for (GlobalVariableSet set : ExtensionList.lookup(GlobalVariableSet.class)) {
            all.addAll(set.forJob(job));
        }
        return all;
    }

    public static GlobalVariable byName(String name, Run<?, ?> run) {
        for (GlobalVariable variable : forRun(run)) {
            if (variable.getName().equals(name)) {
                return variable;
            }
        }
        return null;
    }
}
