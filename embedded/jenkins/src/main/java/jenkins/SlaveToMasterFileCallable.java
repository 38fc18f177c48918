package jenkins;

import hudson.FilePath;
import org.jenkinsci.remoting.RoleChecker;

/** Work on a file, allowed in both directions. */
public abstract class SlaveToMasterFileCallable<T> implements FilePath.FileCallable<T> {
    private static final long serialVersionUID = 1L;

    public SlaveToMasterFileCallable() {}

    @Override
    public void checkRoles(RoleChecker checker) throws SecurityException {}
}
