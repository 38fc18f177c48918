package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.AncestorInPath;

/** A way to hand credentials to steps. */
public abstract class BindingDescriptor<C extends StandardCredentials> extends Descriptor<MultiBinding<C>> {
    public BindingDescriptor() {}

    protected abstract Class<C> type();

    public boolean requiresWorkspace() {
        return true;
    }

    /** For who may configure the job, or anything at all when there is none. */
    public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item owner) {
        boolean allowed = owner == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : owner.hasPermission(Item.EXTENDED_READ) || owner.hasPermission(Item.CONFIGURE);
        return allowed ? new StandardListBoxModel().includeAs(ACL.SYSTEM2, owner, type()) : new ListBoxModel();
    }
}
