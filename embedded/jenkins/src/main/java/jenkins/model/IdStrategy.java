package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import java.util.Comparator;
import java.util.Locale;

/** Which ids name the same user or group. */
public abstract class IdStrategy extends AbstractDescribableImpl<IdStrategy>
        implements ExtensionPoint, Comparator<String> {
    /** What every realm here has. */
    public static IdStrategy CASE_INSENSITIVE = new IgnoringCase();

    public IdStrategy() {}

    public String keyFor(String id) {
        return id;
    }

    public boolean equals(String id1, String id2) {
        return compare(id1, id2) == 0;
    }

    @Override
    public abstract int compare(String id1, String id2);

    @Override
    public boolean equals(Object obj) {
        return this == obj || obj != null && getClass() == obj.getClass();
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getName();
    }

    private static final class IgnoringCase extends IdStrategy {
        @Override
        public String keyFor(String id) {
            return id.toLowerCase(Locale.ENGLISH);
        }

        @Override
        public int compare(String id1, String id2) {
            return id1.compareToIgnoreCase(id2);
        }
    }
}
