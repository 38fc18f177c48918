package org.jenkinsci.plugins.workflow.actions;

/** Names the start of a parallel branch. */
public interface ThreadNameAction extends PersistentAction {
    String getThreadName();
}
