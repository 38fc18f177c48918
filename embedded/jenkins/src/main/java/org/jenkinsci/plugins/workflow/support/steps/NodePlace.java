package org.jenkinsci.plugins.workflow.support.steps;

import java.io.Serializable;

/** Where a node block runs: kept over a restart, so that it gets the same place again. */
final class NodePlace implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The agent's name; empty for the controller. */
    final String node;

    final String workspace;

    NodePlace(String node, String workspace) {
        this.node = node;
        this.workspace = workspace;
    }
}
