package io.jenkins.plugins.pavedroad.operation;

import java.util.List;

/**
 * Decides how an operation goes on. Called on the operations' pool, one call at a time per operation; it looks at the
 * cloud, performs at most one effect whose name or token is already in the state, and returns. It never waits: to wait
 * is an {@link Outcome}.
 *
 * <p>A call may be repeated with the same state after a crash, so an effect must find what an earlier try made. A
 * retryable {@link io.jenkins.plugins.pavedroad.cloud.CloudException} is tried again by the runner with back-off; any
 * other exception ends the operation through {@link #unwind}.
 *
 * @param <S> the state: a small value that Jackson can write and read; unknown fields are ignored when read
 */
public interface Procedure<S> {
    /** The next outcome from this state. */
    Outcome<S> next(S state, Situation now) throws Exception;

    /**
     * Turns the operation around: the state from which {@link #next} undoes or finishes what was begun and ends with
     * {@link Outcome.Failed} (or {@link Outcome.Done}, when nothing is left to undo). Pure; called once.
     *
     * @param cause one plain sentence: a failure, an abort or a timeout
     */
    S unwind(S state, String cause);

    /** What would be left over, by name or id, if the operation ended in this state of its way back. Pure. */
    default List<String> leftovers(S state) {
        return List.of();
    }
}
