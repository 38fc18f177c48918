package org.jenkinsci.plugins.workflow.flow;

import java.util.concurrent.Executor;

/** Guava's direct executor. */
public final class MoreExecutors {

    private MoreExecutors() {}

    public static Executor directExecutor() {
        return com.google.common.util.concurrent.MoreExecutors.directExecutor();
    }
}
