package org.jenkinsci.plugins.workflow.support.pickles.serialization;

import java.io.Serializable;

/** Stands for the pickle of this number. */
final class DryCapsule implements Serializable {

    private static final long serialVersionUID = 1L;

    final int id;

    DryCapsule(int id) {
        this.id = id;
    }
}
