package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import hudson.util.CopyOnWriteMap;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** The credentials of Jenkins itself, kept in {@code credentials.xml} with their secrets encrypted. */
@Extension
public class SystemCredentialsProvider extends AbstractDescribableImpl<SystemCredentialsProvider> implements Saveable {
    private static final Logger LOGGER = Logger.getLogger(SystemCredentialsProvider.class.getName());

    private Map<Domain, List<Credentials>> domainCredentialsMap = new CopyOnWriteMap.Hash<>();
    private final transient StoreImpl store = new StoreImpl();

    public SystemCredentialsProvider() {
        try {
            XmlFile file = getConfigFile();
            if (file.exists()) {
                file.unmarshal(this);
            }
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "Could not read the credentials", e);
        }
        domainCredentialsMap = DomainCredentials.migrateListToMap(domainCredentialsMap, null);
    }

    @Initializer(after = InitMilestone.JOB_LOADED)
    public static void forceLoadDuringStartup() {
        getInstance();
    }

    public static XmlFile getConfigFile() {
        return new XmlFile(Jenkins.XSTREAM2, new File(Jenkins.get().getRootDir(), "credentials.xml"));
    }

    public static SystemCredentialsProvider getInstance() {
        return ExtensionList.lookup(SystemCredentialsProvider.class).get(SystemCredentialsProvider.class);
    }

    /** Those for every domain. A change is kept only once {@link #save} was called. */
    public List<Credentials> getCredentials() {
        return domainCredentialsMap.get(Domain.global());
    }

    public List<DomainCredentials> getDomainCredentials() {
        return DomainCredentials.asList(getDomainCredentialsMap());
    }

    public synchronized Map<Domain, List<Credentials>> getDomainCredentialsMap() {
        return domainCredentialsMap;
    }

    public synchronized void setDomainCredentialsMap(Map<Domain, List<Credentials>> domainCredentialsMap) {
        this.domainCredentialsMap =
                DomainCredentials.migrateListToMap(DomainCredentials.toCopyOnWriteMap(domainCredentialsMap), null);
    }

    @Override
    public void save() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (BulkChange.contains(this)) {
            return;
        }
        XmlFile file = getConfigFile();
        file.write(this);
        SaveableListener.fireOnChange(this, file);
    }

    private boolean changed(boolean changed) throws IOException {
        if (changed) {
            try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                save();
            }
        }
        return changed;
    }

    private Map<Domain, List<Credentials>> mapFor(Permission permission) {
        Jenkins.get().checkPermission(permission);
        return getDomainCredentialsMap();
    }

    private synchronized boolean addDomain(Domain domain, List<Credentials> credentials) throws IOException {
        Map<Domain, List<Credentials>> map = mapFor(CredentialsProvider.MANAGE_DOMAINS);
        List<Credentials> there = map.get(domain);
        if (there == null) {
            map.put(domain, new CopyOnWriteArrayList<>(credentials));
            return changed(true);
        }
        List<Credentials> missing = new ArrayList<>(credentials);
        missing.removeAll(there);
        return changed(there.addAll(missing));
    }

    private synchronized boolean removeDomain(Domain domain) throws IOException {
        return changed(mapFor(CredentialsProvider.MANAGE_DOMAINS).remove(domain) != null);
    }

    private synchronized boolean updateDomain(Domain current, Domain replacement) throws IOException {
        Map<Domain, List<Credentials>> map = mapFor(CredentialsProvider.MANAGE_DOMAINS);
        List<Credentials> moved = map.remove(current);
        if (moved != null) {
            map.put(replacement, moved);
        }
        return changed(moved != null);
    }

    private synchronized boolean add(Domain domain, Credentials credentials) throws IOException {
        List<Credentials> there = mapFor(CredentialsProvider.CREATE).get(domain);
        return changed(there != null && !there.contains(credentials) && there.add(credentials));
    }

    private synchronized boolean remove(Domain domain, Credentials credentials) throws IOException {
        List<Credentials> there = mapFor(CredentialsProvider.DELETE).get(domain);
        return changed(there != null && there.remove(credentials));
    }

    private synchronized boolean update(Domain domain, Credentials current, Credentials replacement)
            throws IOException {
        List<Credentials> there = mapFor(CredentialsProvider.UPDATE).get(domain);
        if (there == null) {
            return false;
        }
        boolean named = current instanceof IdCredentials || replacement instanceof IdCredentials;
        if (named && !current.equals(replacement)) {
            throw new IllegalArgumentException("Credentials' IDs do not match, will not update.");
        }
        int index = there.indexOf(current);
        if (index >= 0) {
            there.set(index, replacement);
        }
        return changed(index >= 0);
    }

    private synchronized List<Credentials> visible(Domain domain) {
        List<Credentials> there = getDomainCredentialsMap().get(domain);
        return there == null || !Jenkins.get().hasPermission(CredentialsProvider.VIEW)
                ? Collections.emptyList()
                : Collections.unmodifiableList(new ArrayList<>(there));
    }

    /** Nothing to configure. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<SystemCredentialsProvider> {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return "";
        }
    }

    /** Gives them to whoever is SYSTEM; those of scope SYSTEM to no job. */
    @Extension
    public static class ProviderImpl extends CredentialsProvider {
        private static final Set<CredentialsScope> SCOPES = Collections.unmodifiableSet(
                new LinkedHashSet<>(Arrays.asList(CredentialsScope.GLOBAL, CredentialsScope.SYSTEM)));

        public ProviderImpl() {}

        @Override
        public String getDisplayName() {
            return "Jenkins Credentials Provider";
        }

        @Override
        public Set<CredentialsScope> getScopes(ModelObject object) {
            return object instanceof Jenkins || object instanceof SystemCredentialsProvider
                    ? SCOPES
                    : super.getScopes(object);
        }

        @Override
        public CredentialsStore getStore(ModelObject object) {
            return object == Jenkins.get() ? SystemCredentialsProvider.getInstance().store : null;
        }

        @Override
        public <C extends Credentials> List<C> getCredentialsInItemGroup(
                Class<C> type,
                ItemGroup itemGroup,
                Authentication authentication,
                List<DomainRequirement> domainRequirements) {
            return get(type, authentication, domainRequirements, itemGroup == Jenkins.get());
        }

        @Override
        public <C extends Credentials> List<C> getCredentialsInItem(
                Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
            return get(type, authentication, domainRequirements, false);
        }

        private static <C extends Credentials> List<C> get(
                Class<C> type, Authentication user, List<DomainRequirement> requirements, boolean forJenkins) {
            if (!ACL.SYSTEM2.equals(user)) {
                return new ArrayList<>();
            }
            CredentialsMatcher fitting = forJenkins
                    ? CredentialsMatchers.always()
                    : CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));
            return DomainCredentials.getCredentials(
                    SystemCredentialsProvider.getInstance().getDomainCredentialsMap(), type, requirements, fitting);
        }

        @Override
        public String getIconClassName() {
            return "symbol-jenkins";
        }
    }

    /** The same, as administrators manage them. */
    public static class StoreImpl extends CredentialsStore {
        public StoreImpl() {
            super(ProviderImpl.class);
        }

        @Override
        public ModelObject getContext() {
            return Jenkins.get();
        }

        @Override
        public boolean hasPermission2(Authentication a, Permission permission) {
            return getACL().hasPermission2(a, permission);
        }

        @Override
        public ACL getACL() {
            return Jenkins.get().getACL();
        }

        @Override
        public List<Domain> getDomains() {
            return Collections.unmodifiableList(
                    new ArrayList<>(getInstance().getDomainCredentialsMap().keySet()));
        }

        @Override
        public List<Credentials> getCredentials(Domain domain) {
            return getInstance().visible(domain);
        }

        @Override
        public boolean addDomain(Domain domain, List<Credentials> credentials) throws IOException {
            return getInstance().addDomain(domain, credentials);
        }

        @Override
        public boolean removeDomain(Domain domain) throws IOException {
            return getInstance().removeDomain(domain);
        }

        @Override
        public boolean updateDomain(Domain current, Domain replacement) throws IOException {
            return getInstance().updateDomain(current, replacement);
        }

        @Override
        public boolean addCredentials(Domain domain, Credentials credentials) throws IOException {
            return getInstance().add(domain, credentials);
        }

        @Override
        public boolean removeCredentials(Domain domain, Credentials credentials) throws IOException {
            return getInstance().remove(domain, credentials);
        }

        @Override
        public boolean updateCredentials(Domain domain, Credentials current, Credentials replacement)
                throws IOException {
            return getInstance().update(domain, current, replacement);
        }

        @Override
        public void save() throws IOException {
            getInstance().save();
        }
    }
}
