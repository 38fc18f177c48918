package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Descriptor;

/** A kind of place Pipelines come from. */
public abstract class FlowDefinitionDescriptor extends Descriptor<FlowDefinition> {}
