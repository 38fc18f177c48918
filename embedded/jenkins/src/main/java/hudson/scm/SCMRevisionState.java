package hudson.scm;

import hudson.model.Action;

/** What a build checked out, for finding out whether there is something new. */
public abstract class SCMRevisionState implements Action {

    public static SCMRevisionState NONE = new None();

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }

    private static final class None extends SCMRevisionState {}
}
