package hudson.scm;

import hudson.model.Descriptor;
import hudson.model.Job;

/** A kind of source control. */
public abstract class SCMDescriptor<T extends SCM> extends Descriptor<SCM> {

    public final transient Class<? extends RepositoryBrowser> repositoryBrowser;

    protected SCMDescriptor(Class<T> clazz, Class<? extends RepositoryBrowser> repositoryBrowser) {
        super(clazz);
        this.repositoryBrowser = repositoryBrowser;
    }

    protected SCMDescriptor(Class<? extends RepositoryBrowser> repositoryBrowser) {
        this.repositoryBrowser = repositoryBrowser;
    }

    public boolean isApplicable(Job project) {
        return false;
    }
}
