package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Duration;

/** What goes wrong with one call. */
public sealed interface Fault {
    /** The service refuses it, so it has no effect. */
    record Refused(AwsError error) implements Fault {}

    /** It is handled this much later, in AWS's time. */
    record Delayed(Duration by) implements Fault {}

    /** The connection breaks before the service saw the call: no effect, no answer. */
    record Reset() implements Fault {}

    /** The connection breaks afterwards: the call took effect, and the caller does not learn it. */
    record AnswerLost() implements Fault {}

    /** A read is answered as the same question was the last time, or afresh when it was never asked. No other call is hit. */
    record Stale() implements Fault {}
}
