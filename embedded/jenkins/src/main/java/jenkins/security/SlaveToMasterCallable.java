package jenkins.security;

import hudson.remoting.Callable;
import org.jenkinsci.remoting.RoleChecker;

/** Code sent from an agent to the controller. */
public abstract class SlaveToMasterCallable<V, T extends Throwable> implements Callable<V, T> {
    private static final long serialVersionUID = 1L;

    public SlaveToMasterCallable() {}

    @Override
    public void checkRoles(RoleChecker checker) throws SecurityException {}
}
