package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.ModelObject;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.jenkins.ui.icon.IconSpec;
import org.springframework.security.core.Authentication;

/**
 * Finds credentials. The embedded Jenkins has no folders, no users' own credentials, no credentials parameters and no
 * usage tracking; a credential's scope and the permission to use it are those of Jenkins.
 */
public abstract class CredentialsProvider extends Descriptor<CredentialsProvider>
        implements ExtensionPoint, Describable<CredentialsProvider>, IconSpec {
    public static final PermissionGroup GROUP =
            new PermissionGroup(CredentialsProvider.class, FixedText.of("Credentials"));
    public static final Permission USE_OWN = permission("UseOwn", Job.BUILD, false, PermissionScope.ITEM);
    public static final Permission USE_ITEM = permission("UseItem", Job.CONFIGURE, false, PermissionScope.ITEM);
    public static final Permission CREATE = permission("Create", Permission.CREATE);
    public static final Permission UPDATE = permission("Update", Permission.UPDATE);
    public static final Permission VIEW = permission("View", Permission.READ);
    public static final Permission DELETE = permission("Delete", Permission.DELETE);
    public static final Permission MANAGE_DOMAINS = permission("ManageDomains", Permission.CONFIGURE);

    public CredentialsProvider() {
        super(self());
    }

    private static Permission permission(String name, Permission impliedBy) {
        return permission(
                name, impliedBy, true, PermissionScope.ITEM, PermissionScope.ITEM_GROUP, PermissionScope.JENKINS);
    }

    private static Permission permission(
            String name, Permission impliedBy, boolean enabled, PermissionScope... scopes) {
        return new Permission(GROUP, name, FixedText.of(name), impliedBy, enabled, scopes);
    }

    public static DescriptorExtensionList<Credentials, CredentialsDescriptor> allCredentialsDescriptors() {
        return Jenkins.get().getDescriptorList(Credentials.class);
    }

    public static ExtensionList<CredentialsProvider> all() {
        return ExtensionList.lookup(CredentialsProvider.class);
    }

    /** As SYSTEM when nobody is named, of Jenkins when no group is. */
    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        ItemGroup group = itemGroup == null ? Jenkins.get() : itemGroup;
        Authentication user = authentication == null ? ACL.SYSTEM2 : authentication;
        List<DomainRequirement> requirements =
                domainRequirements == null ? Collections.emptyList() : domainRequirements;
        return firstOfEachId(type, provider -> provider.getCredentialsInItemGroup(type, group, user, requirements));
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type, ItemGroup itemGroup, Authentication authentication) {
        return lookupCredentialsInItemGroup(type, itemGroup, authentication, Collections.emptyList());
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        if (item == null || item instanceof ItemGroup) {
            return lookupCredentialsInItemGroup(type, (ItemGroup) item, authentication, domainRequirements);
        }
        Authentication user = authentication == null ? ACL.SYSTEM2 : authentication;
        List<DomainRequirement> requirements =
                domainRequirements == null ? Collections.emptyList() : domainRequirements;
        return firstOfEachId(type, provider -> provider.getCredentialsInItem(type, item, user, requirements));
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication authentication) {
        return lookupCredentialsInItem(type, item, authentication, Collections.emptyList());
    }

    private static <C extends Credentials> List<C> firstOfEachId(
            Class<C> type, Function<CredentialsProvider, List<C>> look) {
        List<C> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (CredentialsProvider provider : all()) {
            if (provider.isApplicable(type)) {
                for (C each : look.apply(provider)) {
                    if (!(each instanceof IdCredentials named) || ids.add(named.getId())) {
                        found.add(each);
                    }
                }
            }
        }
        return found;
    }

    public static <C extends IdCredentials> ListBoxModel listCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements,
            CredentialsMatcher matcher) {
        return list(lookupCredentialsInItemGroup(type, itemGroup, authentication, domainRequirements), matcher);
    }

    public static <C extends IdCredentials> ListBoxModel listCredentialsInItem(
            Class<C> type,
            Item item,
            Authentication authentication,
            List<DomainRequirement> domainRequirements,
            CredentialsMatcher matcher) {
        return list(lookupCredentialsInItem(type, item, authentication, domainRequirements), matcher);
    }

    private static ListBoxModel list(List<? extends IdCredentials> credentials, CredentialsMatcher matcher) {
        ListBoxModel model = new ListBoxModel();
        for (IdCredentials each : credentials) {
            if (matcher == null || matcher.matches(each)) {
                model.add(CredentialsNameProvider.name(each), each.getId());
            }
        }
        model.sort(Comparator.comparing(option -> option.name, String.CASE_INSENSITIVE_ORDER));
        return model;
    }

    public static Set<CredentialsScope> lookupScopes(ModelObject object) {
        Set<CredentialsScope> scopes = null;
        for (CredentialsProvider provider : all()) {
            Set<CredentialsScope> own = provider.getScopes(object);
            if (own != null) {
                scopes = scopes == null ? new LinkedHashSet<>() : scopes;
                scopes.addAll(own);
            }
        }
        return scopes;
    }

    public static boolean hasStores(ModelObject context) {
        return lookupStores(context).iterator().hasNext();
    }

    /** Of the object itself, then of Jenkins. */
    public static Iterable<CredentialsStore> lookupStores(ModelObject context) {
        Set<CredentialsStore> stores = new LinkedHashSet<>();
        for (ModelObject each : new LinkedHashSet<>(Arrays.asList(context, Jenkins.get()))) {
            for (CredentialsProvider provider : all()) {
                CredentialsStore store = provider.getStore(each);
                if (store != null) {
                    stores.add(store);
                }
            }
        }
        return stores;
    }

    /** Everything here is a snapshot already: a credential never looks elsewhere for its content. */
    public static <C extends Credentials> C snapshot(C credential) {
        return credential;
    }

    public static <C extends IdCredentials> C findCredentialById(String id, Class<C> type, Run<?, ?> run) {
        return findCredentialById(id, type, run, Collections.emptyList());
    }

    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, DomainRequirement... domainRequirements) {
        return findCredentialById(id, type, run, Arrays.asList(domainRequirements));
    }

    /** What the job of a build may use: as whom its builds run, and that one has to be allowed to. */
    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> domainRequirements) {
        Item job = run.getParent();
        Authentication builder = job instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        List<C> candidates = new ArrayList<>(lookupCredentialsInItem(type, job, builder, domainRequirements));
        if (!ACL.SYSTEM2.equals(builder) && run.hasPermission2(builder, USE_ITEM)) {
            candidates.addAll(lookupCredentialsInItem(type, job, ACL.SYSTEM2, domainRequirements));
        }
        C found = CredentialsMatchers.firstOrNull(candidates, CredentialsMatchers.withId(id.trim()));
        if (found == null) {
            return null;
        }
        Credentials forRun = found.forRun(run);
        return type.isInstance(forRun) ? type.cast(forRun) : found;
    }

    @Override
    public Descriptor<CredentialsProvider> getDescriptor() {
        return this;
    }

    @Override
    public String getIconClassName() {
        return "symbol-credentials plugin-credentials";
    }

    /** Those that can be kept with an object; null when this provider keeps none there. */
    public Set<CredentialsScope> getScopes(ModelObject object) {
        return null;
    }

    public CredentialsStore getStore(ModelObject object) {
        return null;
    }

    public <C extends Credentials> List<C> getCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        throw new AbstractMethodError(getClass().getName() + " does not implement getCredentialsInItemGroup");
    }

    public <C extends Credentials> List<C> getCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        ItemGroup group = item instanceof ItemGroup itself ? itself : item.getParent();
        return getCredentialsInItemGroup(type, group, authentication, domainRequirements);
    }

    public final boolean isEnabled() {
        return true;
    }

    public boolean isEnabled(Object context) {
        return isEnabled();
    }

    public final boolean isApplicable(Class<? extends Credentials> clazz) {
        return allCredentialsDescriptors().stream()
                .anyMatch(each -> clazz.isAssignableFrom(each.clazz) && isApplicable(each));
    }

    public final boolean isApplicable(Descriptor<?> descriptor) {
        return (!(descriptor instanceof CredentialsDescriptor kind) || kind.isApplicable(this))
                && _isApplicable(descriptor);
    }

    protected boolean _isApplicable(Descriptor<?> descriptor) {
        return true;
    }

    public final List<CredentialsDescriptor> getCredentialsDescriptors() {
        List<CredentialsDescriptor> kinds = new ArrayList<>(allCredentialsDescriptors());
        kinds.removeIf(each -> !_isApplicable(each));
        return kinds;
    }

    public final boolean hasCredentialsDescriptors() {
        return !getCredentialsDescriptors().isEmpty();
    }

    public static <C extends Credentials> C track(Run build, C credentials) {
        return credentials;
    }

    public static <C extends Credentials> C track(Node node, C credentials) {
        return credentials;
    }

    public static <C extends Credentials> C track(Item item, C credentials) {
        return credentials;
    }
}
