package io.jenkins.plugins.pavedroad.operation;

import java.time.Duration;
import java.util.List;

/**
 * What a {@link Procedure} found it should do next. The state in it is on disk before anything else happens.
 *
 * @param <S> the procedure's state
 */
public sealed interface Outcome<S> {
    S state();

    /** Go on at once from this state: the next effect is decided and named, or the last one is done. */
    record Advance<S>(S state) implements Outcome<S> {}

    /**
     * Look again later.
     *
     * @param pause about this long: from a second on, the runner moves its end by up to an eighth, so that operations look
     *     together
     * @param what a short lower-case phrase for the status and the page, such as {@code 2 of 3 instances in service}
     */
    record Wait<S>(S state, Duration pause, String what) implements Outcome<S> {}

    /** The end that was wanted. */
    record Done<S>(S state, Object result) implements Outcome<S> {}

    /**
     * The end that was not wanted, with everything unwound that could be.
     *
     * @param reason one plain sentence
     * @param result what can still be said of the end; may be null
     * @param leftovers ids of what could not be undone
     */
    record Failed<S>(S state, String reason, Object result, List<String> leftovers) implements Outcome<S> {
        public Failed {
            leftovers = List.copyOf(leftovers);
        }
    }

    static <S> Outcome<S> advance(S state) {
        return new Advance<>(state);
    }

    static <S> Outcome<S> await(S state, Duration pause, String what) {
        return new Wait<>(state, pause, what);
    }

    static <S> Outcome<S> done(S state, Object result) {
        return new Done<>(state, result);
    }

    static <S> Outcome<S> failed(S state, String reason, Object result, List<String> leftovers) {
        return new Failed<>(state, reason, result, leftovers);
    }
}
