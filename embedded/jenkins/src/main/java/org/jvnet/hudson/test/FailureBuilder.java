package org.jvnet.hudson.test;

import hudson.model.Result;

/** Fails. */
public class FailureBuilder extends MockBuilder {
    public FailureBuilder() {
        super(Result.FAILURE);
    }
}
