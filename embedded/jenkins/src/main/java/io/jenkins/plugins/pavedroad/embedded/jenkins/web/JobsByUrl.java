package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.model.Item;
import jenkins.model.Jenkins;

/** Answers {@code job/<name>} below Jenkins, as its primary view does on a real one. */
public final class JobsByUrl {
    private final Jenkins jenkins;

    public JobsByUrl(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    public Item getJob(String name) {
        return jenkins.getItem(name);
    }
}
