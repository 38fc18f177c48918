package org.jenkinsci.plugins.workflow.cps;

/** Something the CPS program asks its host to do before it goes on; the program hands it over by suspending. */
public abstract class ThreadTask {
    protected abstract ThreadTaskResult eval(CpsThread cur);
}
