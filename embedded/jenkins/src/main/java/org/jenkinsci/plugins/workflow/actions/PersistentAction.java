package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

/** Marks an action that is saved with its flow node. */
public interface PersistentAction extends Action {}
