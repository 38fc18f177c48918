package org.jenkinsci.plugins.workflow.flow;

/** What can be told not to go on after a restart. */
public interface BlockableResume {
    boolean isResumeBlocked();

    void setResumeBlocked(boolean resumeBlocked);
}
