package org.jenkinsci.plugins.workflow.steps;

/** A step that worked in one thread was interrupted by a restart. */
public class SynchronousResumeNotSupportedException extends Exception {

    private static final long serialVersionUID = 1L;

    public SynchronousResumeNotSupportedException() {
        super("Resume after a restart not supported for non-blocking synchronous steps");
    }
}
