package org.jenkinsci.plugins.workflow.cps.nodes;

/** A node made by a step of a scripted Pipeline. */
public interface StepNode extends org.jenkinsci.plugins.workflow.graph.StepNode {}
