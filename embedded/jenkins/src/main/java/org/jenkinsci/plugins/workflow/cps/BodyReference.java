package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import java.io.Serializable;

/** Finds a block's closure in the thread group, so that a step's context can be saved without it. */
final class BodyReference implements Serializable {

    private static final long serialVersionUID = 1L;

    final int id;

    BodyReference(int id) {
        this.id = id;
    }

    Closure<?> getBody(CpsThreadGroup group) {
        Closure<?> closure = group.closures.get(id);
        if (closure == null) {
            throw new IllegalStateException("the block was already given up by its step");
        }
        return closure;
    }
}
