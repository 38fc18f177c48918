package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.operation.OperationFailure;

/** A deployment cannot go on; the message is one plain sentence for the user. */
final class DeployFailure extends OperationFailure {
    private static final long serialVersionUID = 1L;

    DeployFailure(String sentence) {
        super(sentence);
    }
}
