package org.jenkinsci.remoting;

/** Something that says where it may run. */
public interface RoleSensitive {
    void checkRoles(RoleChecker checker) throws SecurityException;
}
