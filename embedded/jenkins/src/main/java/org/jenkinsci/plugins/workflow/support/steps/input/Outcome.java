package org.jenkinsci.plugins.workflow.support.steps.input;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;

/** An answer, or why there is none. */
public final class Outcome implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Object normal;
    private final Throwable abnormal;

    public Outcome(Object normal, Throwable abnormal) {
        this.normal = normal;
        this.abnormal = abnormal;
    }

    public Object wrapReplay() throws InvocationTargetException {
        if (abnormal != null) {
            throw new InvocationTargetException(abnormal);
        }
        return normal;
    }

    public Object replay() throws Throwable {
        if (abnormal != null) {
            throw abnormal;
        }
        return normal;
    }

    public Object getNormal() {
        return normal;
    }

    public Throwable getAbnormal() {
        return abnormal;
    }

    public boolean isSuccess() {
        return abnormal == null;
    }

    public boolean isFailure() {
        return abnormal != null;
    }

    @Override
    public String toString() {
        return abnormal == null ? "Normal[" + normal + "]" : "Abnormal[" + abnormal + "]";
    }
}
