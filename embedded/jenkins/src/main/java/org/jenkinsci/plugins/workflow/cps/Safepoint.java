package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A point inside loops and calls where the program lets other threads of its group run. */
public class Safepoint extends ThreadTask {

    @Whitelisted
    public static void safepoint() {
        CpsThread thread = CpsThread.current();
        if (thread != null && thread.group.isInterrupted()) {
            Continuable.suspend(new Safepoint());
        }
    }

    @Override
    protected ThreadTaskResult eval(CpsThread cur) {
        Throwable interruption = cur.group.takeInterruption();
        return ThreadTaskResult.resumeWith(new Outcome(null, interruption));
    }
}
