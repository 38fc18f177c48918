package org.jenkinsci.plugins.durabletask;

import hudson.model.Descriptor;

/** Descriptor of a kind of durable task. */
public abstract class DurableTaskDescriptor extends Descriptor<DurableTask> {
    public DurableTaskDescriptor() {}
}
