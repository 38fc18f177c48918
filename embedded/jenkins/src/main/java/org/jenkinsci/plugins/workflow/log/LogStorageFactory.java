package org.jenkinsci.plugins.workflow.log;

import hudson.ExtensionPoint;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Puts logs elsewhere. */
public interface LogStorageFactory extends ExtensionPoint {
    LogStorage forBuild(FlowExecutionOwner b);
}
