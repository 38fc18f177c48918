package org.jenkinsci.plugins.workflow.graph;

import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** A node made by the call of a step. */
public interface StepNode {
    StepDescriptor getDescriptor();
}
