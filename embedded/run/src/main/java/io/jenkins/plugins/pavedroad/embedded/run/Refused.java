package io.jenkins.plugins.pavedroad.embedded.run;

/** Something the user has to mend: one sentence, no stack trace. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
        super(sentence);
    }

    Refused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
