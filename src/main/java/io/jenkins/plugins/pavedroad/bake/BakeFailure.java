package io.jenkins.plugins.pavedroad.bake;

/** Why a bake cannot succeed, in one plain sentence. */
final class BakeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BakeFailure(String sentence) {
        super(sentence);
    }
}
