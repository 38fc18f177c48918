package org.jenkinsci.plugins.workflow.support.pickles.serialization;

import java.io.Serializable;

/** Stands for whose program it is, which whoever loads it knows. */
public class DryOwner implements Serializable {

    private static final long serialVersionUID = 1L;
}
