package org.jenkinsci.remoting;

import java.util.Arrays;
import java.util.Collection;

/** Decides whether a callable may run here. The embedded Jenkins has one JVM, so nothing calls it. */
public abstract class RoleChecker {
    public abstract void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException;

    public void check(RoleSensitive subject, Role... expected) throws SecurityException {
        check(subject, Arrays.asList(expected));
    }
}
