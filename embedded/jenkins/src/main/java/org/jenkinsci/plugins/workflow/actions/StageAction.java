package org.jenkinsci.plugins.workflow.actions;

/** Marks the beginning of a stage without a block. */
public interface StageAction extends PersistentAction {
    String getStageName();
}
