package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;
import hudson.model.ModelObject;
import hudson.util.ListBoxModel;
import java.util.Set;
import org.jenkins.ui.icon.IconSpec;

/** A kind of credentials. */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> implements IconSpec {
    protected CredentialsDescriptor(Class<? extends Credentials> clazz) {
        super(clazz);
    }

    protected CredentialsDescriptor() {}

    public ListBoxModel doFillScopeItems(ModelObject context) {
        ListBoxModel items = new ListBoxModel();
        Set<CredentialsScope> scopes = CredentialsProvider.lookupScopes(context);
        if (scopes != null) {
            scopes.forEach(scope -> items.add(scope.getDisplayName(), scope.toString()));
        }
        return items;
    }

    public boolean isScopeRelevant(ModelObject object) {
        Set<CredentialsScope> scopes = CredentialsProvider.lookupScopes(object);
        return scopes != null && scopes.size() > 1;
    }

    public boolean isScopeRelevant(CredentialsStore store) {
        Set<CredentialsScope> scopes = store == null ? null : store.getScopes();
        return scopes != null && scopes.size() > 1;
    }

    public String getCredentialsPage() {
        return getViewPage(clazz, "credentials.jelly");
    }

    @Override
    public String getIconClassName() {
        return "symbol-credentials plugin-credentials";
    }

    public boolean isApplicable(CredentialsProvider provider) {
        return true;
    }
}
