package io.jenkins.plugins.pavedroad.operation;

/** An operation cannot go on, for a reason its user should read; the message is one plain sentence. */
public class OperationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OperationFailure(String sentence) {
        super(sentence);
    }
}
