package hudson.model;

import java.io.Serializable;
import jenkins.model.Jenkins;

/** Stands for an item in the file of something else. */
final class ItemReference implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String fullName;

    ItemReference(String fullName) {
        this.fullName = fullName;
    }

    private Object readResolve() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null ? null : jenkins.getItemByFullName(fullName);
    }
}
