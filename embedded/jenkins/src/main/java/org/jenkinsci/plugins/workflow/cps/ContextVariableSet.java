package org.jenkinsci.plugins.workflow.cps;

import hudson.ExtensionList;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;

/** What blocks have put around a point of the program; the innermost counts. */
final class ContextVariableSet implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ContextVariableSet parent;
    private final ArrayList<Object> values;

    private ContextVariableSet(ContextVariableSet parent, List<Object> values) {
        this.parent = parent;
        this.values = new ArrayList<>(values);
    }

    static ContextVariableSet from(ContextVariableSet parent, List<Object> overrides) {
        return overrides.isEmpty() ? parent : new ContextVariableSet(parent, overrides);
    }

    static <T> T find(ContextVariableSet from, Class<T> key, DynamicContext.DelegatedContext fallback)
            throws IOException, InterruptedException {
        for (ContextVariableSet at = from; at != null; at = at.parent) {
            for (Object value : at.values) {
                if (key.isInstance(value)) {
                    return key.cast(value);
                }
            }
        }
        DynamicContext.DelegatedContext plain = new DynamicContext.DelegatedContext() {
            @Override
            public <U> U get(Class<U> asked) throws IOException, InterruptedException {
                U known = asked == key ? null : find(from, asked, fallback);
                return known == null ? fallback.get(asked) : known;
            }
        };
        for (DynamicContext dynamic : ExtensionList.lookup(DynamicContext.class)) {
            T offered = dynamic.get(key, plain);
            if (offered != null) {
                return offered;
            }
        }
        return null;
    }
}
