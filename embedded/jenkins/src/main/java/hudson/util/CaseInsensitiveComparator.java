package hudson.util;

import java.io.Serializable;
import java.util.Comparator;

/** Ignores case. */
public final class CaseInsensitiveComparator implements Comparator<String>, Serializable {
    private static final long serialVersionUID = 1L;

    public static final Comparator<String> INSTANCE = new CaseInsensitiveComparator();

    private CaseInsensitiveComparator() {}

    @Override
    public int compare(String lhs, String rhs) {
        return lhs.compareToIgnoreCase(rhs);
    }
}
