package io.jenkins.plugins.pavedroad.operation;

/**
 * One kind of operation: how its input, state and result are stored, and who decides.
 *
 * @param <I> the input: what the step was asked, complete and validated, without secrets
 * @param <S> the state
 */
public interface OperationType<I, S> {
    /** Stored with every operation; never changes once released. */
    String name();

    Class<I> inputType();

    Class<S> stateType();

    Class<?> resultType();

    /** The state from which an operation begins. Pure. */
    S begin(I input);

    /** What an operation with this input is about, for lists of operations: a cluster, a package. */
    default String subject(I input) {
        return "";
    }

    /**
     * What an operation with this input needs for itself alone from its first look to its end. Pure. Asked once, when it
     * begins; kept with it.
     */
    default Locks locks(I input) {
        return Locks.NONE;
    }

    /** Who decides for an operation with this input. Called once per start of the controller; makes no cloud call. */
    Procedure<S> procedure(I input);
}
