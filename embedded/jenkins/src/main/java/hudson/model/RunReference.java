package hudson.model;

import java.io.Serializable;

/** Stands for a build in the file of something else. */
final class RunReference implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;

    RunReference(String id) {
        this.id = id;
    }

    private Object readResolve() {
        return Run.fromExternalizableId(id);
    }
}
