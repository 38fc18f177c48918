package hudson.model;

import hudson.Util;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.SecurityRealm;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Someone who uses this Jenkins; kept in memory only, because the embedded Jenkins has no login. */
public class User extends AbstractModelObject
        implements AccessControlled, DescriptorByNameOwner, Saveable, Comparable<User>, StaplerProxy {
    private static final Map<String, User> ALL = new ConcurrentHashMap<>();

    private final String id;
    private volatile String fullName;
    private volatile String description;

    private User(String id, String fullName) {
        this.id = id;
        this.fullName = fullName;
    }

    static void forgetAll() {
        ALL.clear();
    }

    @Override
    public int compareTo(User that) {
        return id.compareToIgnoreCase(that.id);
    }

    public String getId() {
        return id;
    }

    public String getUrl() {
        return "user/" + Util.rawEncode(id);
    }

    @Override
    public String getSearchUrl() {
        return "/user/" + Util.rawEncode(id);
    }

    public String getAbsoluteUrl() {
        return Jenkins.get().getRootUrl() + getUrl();
    }

    public String getFullName() {
        return fullName;
    }

    public void setFullName(String name) {
        fullName = Util.fixEmptyAndTrim(name) == null ? id : name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    @Override
    public String getDisplayName() {
        return getFullName();
    }

    public Authentication impersonate2() {
        return new UsernamePasswordAuthenticationToken(id, "", Set.of(SecurityRealm.AUTHENTICATED_AUTHORITY2));
    }

    public static User getOrCreateByIdOrFullName(String idOrFullName) {
        return getById(idOrFullName, true);
    }

    /** Null for SYSTEM's opposite, the anonymous user. */
    public static User current() {
        return get2(Jenkins.getAuthentication2());
    }

    public static User get2(Authentication a) {
        return a == null || ACL.isAnonymous2(a) ? null : getById(a.getName(), true);
    }

    public static User getById(String id, boolean create) {
        if (id == null) {
            return null;
        }
        String key = id.toLowerCase(Locale.ENGLISH);
        return create ? ALL.computeIfAbsent(key, ignored -> new User(id, id)) : ALL.get(key);
    }

    public static User getUnknown() {
        return getById("unknown", true);
    }

    public static Collection<User> getAll() {
        return ALL.values().stream().sorted().collect(Collectors.toList());
    }

    @Override
    public void save() throws IOException {}

    @Override
    public ACL getACL() {
        ACL base = Jenkins.get().getAuthorizationStrategy().getACL(this);
        return ACL.lambda2((a, permission) -> id.equalsIgnoreCase(a.getName()) || base.hasPermission2(a, permission));
    }

    public List<String> getAuthorities() {
        return Collections.emptyList();
    }

    @Override
    public Object getTarget() {
        return this;
    }

    @Override
    public String toString() {
        return id;
    }
}
