package io.jenkins.plugins.pavedroad.operation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a {@link Procedure} may ask and tell while it decides. */
public interface Situation {
    /** The time, from the runner's clock. */
    Instant now();

    /** The operation's identity: unique over builds, steps and attempts, the same after a restart. */
    String operationId();

    /**
     * Tells what happened. The build log, the build page and the failure message are made of this.
     *
     * @param phase one word, such as {@code launch}
     * @param subject what it is about, such as a region or a server group; may be empty
     * @param what one sentence
     */
    void tell(String phase, String subject, String what);

    /**
     * Asks for the step's block to run once under this key. Asking again changes nothing.
     *
     * @param label fixed text, shown as the block's stage
     * @param environment what the block sees in its environment
     */
    void runBody(String key, String label, Map<String, String> environment);

    /** How the block of this key ended; empty while it runs. */
    Optional<BodyEnd> bodyEnd(String key);
}
