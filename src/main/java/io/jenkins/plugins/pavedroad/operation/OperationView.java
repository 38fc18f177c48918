package io.jenkins.plugins.pavedroad.operation;

import java.util.Optional;

/** Somebody who watches an operation, such as a Pipeline step. Called on the operations' pool; must return quickly. */
public interface OperationView {
    /** A journal line was written. {@code index} counts from 0. */
    void told(int index, JournalEntry entry);

    /** All lines there are have been told, for now. */
    default void caughtUp() {}

    /** The procedure wants the block to run. Called again for the same key when a view attaches anew. */
    void bodyWanted(BodyRequest request);

    /** The operation turned around: blocks that still run are of no use any more. */
    void unwinding(String cause);

    /** Identity of the build for which somebody watches, while that build goes on. */
    default Optional<String> liveBuild() {
        return Optional.empty();
    }

    /** The end. {@code result} is of the type's result class; null when there is none. */
    void ended(OperationRecord record, Object result);
}
