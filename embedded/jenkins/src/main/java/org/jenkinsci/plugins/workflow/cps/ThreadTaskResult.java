package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Outcome;

/** Whether a program goes on at once, and with what, or waits to be resumed. */
public class ThreadTaskResult {

    final Outcome resume;
    final Outcome suspend;

    private ThreadTaskResult(Outcome resume, Outcome suspend) {
        this.resume = resume;
        this.suspend = suspend;
    }

    public static ThreadTaskResult resumeWith(Outcome v) {
        return new ThreadTaskResult(v, null);
    }

    public static ThreadTaskResult suspendWith(Outcome v) {
        return new ThreadTaskResult(null, v);
    }
}
