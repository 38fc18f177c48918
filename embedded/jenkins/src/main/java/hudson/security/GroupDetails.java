package hudson.security;

import java.util.Set;

/** A group of users. */
public abstract class GroupDetails {
    public GroupDetails() {}

    public abstract String getName();

    public String getDisplayName() {
        return getName();
    }

    /** Null when the realm cannot tell. */
    public Set<String> getMembers() {
        return null;
    }
}
