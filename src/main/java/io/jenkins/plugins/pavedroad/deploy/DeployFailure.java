package io.jenkins.plugins.pavedroad.deploy;

/** A deployment cannot go on; the message is one plain sentence for the user. */
final class DeployFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeployFailure(String sentence) {
        super(sentence);
    }
}
