package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.ModelObject;
import hudson.model.Saveable;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.AccessDeniedException3;
import hudson.security.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Where the credentials of one object are kept. */
public abstract class CredentialsStore implements AccessControlled, Saveable {
    private final Class<? extends CredentialsProvider> providerClass;

    public CredentialsStore(Class<? extends CredentialsProvider> providerClass) {
        this.providerClass = providerClass;
    }

    /** The provider is the class around the store's. */
    @SuppressWarnings("unchecked")
    public CredentialsStore() {
        Class<?> around = getClass().getEnclosingClass();
        if (around == null || !CredentialsProvider.class.isAssignableFrom(around)) {
            throw new AssertionError(getClass() + " is not inside a provider; name the provider in the constructor");
        }
        this.providerClass = (Class<? extends CredentialsProvider>) around;
    }

    public final CredentialsProvider getProviderOrDie() {
        CredentialsProvider provider = getProvider();
        if (provider == null) {
            throw new IllegalStateException(providerClass + " is no longer among the credentials providers");
        }
        return provider;
    }

    public final CredentialsProvider getProvider() {
        return ExtensionList.lookup(CredentialsProvider.class).get(providerClass);
    }

    public final Set<CredentialsScope> getScopes() {
        CredentialsProvider provider = getProvider();
        return provider == null ? null : provider.getScopes(getContext());
    }

    public abstract ModelObject getContext();

    @Override
    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new AbstractMethodError(getClass().getName() + " does not implement hasPermission2");
    }

    @Override
    public ACL getACL() {
        return ACL.lambda2(this::hasPermission2);
    }

    @Override
    public final void checkPermission(Permission p) {
        Authentication user = Jenkins.getAuthentication2();
        if (!hasPermission2(user, p)) {
            throw new AccessDeniedException3(user, p);
        }
    }

    @Override
    public final boolean hasPermission(Permission p) {
        return hasPermission2(Jenkins.getAuthentication2(), p);
    }

    public List<Domain> getDomains() {
        return Collections.singletonList(Domain.global());
    }

    public Domain getDomainByName(String name) {
        return getDomains().stream()
                .filter(each -> name == null ? each.isGlobal() : name.equals(each.getName()))
                .findFirst()
                .orElse(null);
    }

    /** Whether the store has more than the one domain for everything. */
    public final boolean isDomainsModifiable() {
        return Util.isOverridden(CredentialsStore.class, getClass(), "addDomain", Domain.class, List.class)
                && Util.isOverridden(CredentialsStore.class, getClass(), "removeDomain", Domain.class)
                && Util.isOverridden(CredentialsStore.class, getClass(), "updateDomain", Domain.class, Domain.class);
    }

    public abstract List<Credentials> getCredentials(Domain domain);

    public final boolean addDomain(Domain domain, Credentials... credentials) throws IOException {
        return addDomain(domain, Arrays.asList(credentials));
    }

    public boolean addDomain(Domain domain, List<Credentials> credentials) throws IOException {
        throw new UnsupportedOperationException("this store has no domains");
    }

    public boolean removeDomain(Domain domain) throws IOException {
        throw new UnsupportedOperationException("this store has no domains");
    }

    public boolean updateDomain(Domain current, Domain replacement) throws IOException {
        throw new UnsupportedOperationException("this store has no domains");
    }

    public abstract boolean addCredentials(Domain domain, Credentials credentials) throws IOException;

    public abstract boolean removeCredentials(Domain domain, Credentials credentials) throws IOException;

    public abstract boolean updateCredentials(Domain domain, Credentials current, Credentials replacement)
            throws IOException;

    public final boolean isApplicable(Descriptor<?> descriptor) {
        CredentialsProvider provider = getProvider();
        return provider != null && provider.isApplicable(descriptor) && _isApplicable(descriptor);
    }

    protected boolean _isApplicable(Descriptor<?> descriptor) {
        return true;
    }

    public final List<CredentialsDescriptor> getCredentialsDescriptors() {
        CredentialsProvider provider = getProvider();
        List<CredentialsDescriptor> kinds = new ArrayList<>();
        if (provider != null) {
            kinds.addAll(provider.getCredentialsDescriptors());
            kinds.removeIf(each -> !_isApplicable(each));
        }
        return kinds;
    }

    public final String getContextDisplayName() {
        return getContext().getDisplayName();
    }

    @Override
    public void save() throws IOException {}
}
