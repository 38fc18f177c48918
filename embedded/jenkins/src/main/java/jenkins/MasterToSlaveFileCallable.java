package jenkins;

import hudson.FilePath;
import org.jenkinsci.remoting.RoleChecker;

/** Work on a file, sent from the controller to an agent. */
public abstract class MasterToSlaveFileCallable<T> implements FilePath.FileCallable<T> {
    private static final long serialVersionUID = 1L;

    public MasterToSlaveFileCallable() {}

    @Override
    public void checkRoles(RoleChecker checker) throws SecurityException {}
}
