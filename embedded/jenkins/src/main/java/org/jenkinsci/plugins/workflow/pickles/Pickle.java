package org.jenkinsci.plugins.workflow.pickles;

import com.google.common.util.concurrent.ListenableFuture;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Stands in a saved program for an object that cannot be saved itself, and finds it again when the program is loaded. */
public abstract class Pickle implements Serializable {

    private static final long serialVersionUID = 1L;

    @Deprecated
    public ListenableFuture<?> rehydrate() {
        throw new AbstractMethodError(getClass().getName() + " must implement rehydrate(FlowExecutionOwner)");
    }

    /** The program is loaded once all that were pickled are there again. */
    public ListenableFuture<?> rehydrate(FlowExecutionOwner owner) {
        return rehydrate();
    }
}
