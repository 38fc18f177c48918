package hudson.model;

import hudson.BulkChange;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.SecurityRealm;
import hudson.util.FormValidation;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Someone who uses this Jenkins; kept over a restart once saved. The embedded Jenkins has no users' properties, and does
 * not remember the groups of a user whom the realm cannot look up.
 */
public class User extends AbstractModelObject
        implements AccessControlled, DescriptorByNameOwner, Saveable, Comparable<User>, StaplerProxy {
    public static final XStream2 XSTREAM = new XStream2();
    private static final Logger LOGGER = Logger.getLogger(User.class.getName());
    private static final Set<String> NOT_KEPT =
            Set.of(ACL.ANONYMOUS_USERNAME, ACL.SYSTEM_USERNAME.toLowerCase(Locale.ENGLISH), "unknown");
    private static final Map<String, User> ALL = new ConcurrentHashMap<>();
    private static UserFolders folders;

    static {
        XSTREAM.alias("user", User.class);
    }

    private final int version = 10;
    private final String id;
    private volatile String fullName;
    private volatile String description;

    private User(String id, String fullName) {
        this.id = id;
        this.fullName = fullName;
        File folder = folders().find(key(id));
        if (folder != null && file(folder).exists()) {
            try {
                file(folder).unmarshal(this);
            } catch (IOException e) {
                LOGGER.log(Level.SEVERE, e, () -> "Could not read " + file(folder));
            }
        }
    }

    private static XmlFile file(File folder) {
        return new XmlFile(XSTREAM, new File(folder, "config.xml"));
    }

    private static synchronized UserFolders folders() {
        if (folders == null) {
            try {
                folders = UserFolders.load();
            } catch (IOException e) {
                throw new UncheckedIOException("could not read which users there are", e);
            }
        }
        return folders;
    }

    static synchronized void forgetAll() {
        ALL.clear();
        folders = null;
    }

    public static IdStrategy idStrategy() {
        return Jenkins.get().getSecurityRealm().getUserIdStrategy();
    }

    private static String key(String id) {
        return idStrategy().keyFor(id);
    }

    @Override
    public int compareTo(User that) {
        return idStrategy().compare(id, that.id);
    }

    public String getId() {
        return id;
    }

    public String getUrl() {
        return "user/" + Util.rawEncode(key(id));
    }

    @Override
    public String getSearchUrl() {
        return '/' + getUrl();
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

    /** With the groups that the realm gives; fails when the realm knows no such user. */
    public Authentication impersonate2() throws UsernameNotFoundException {
        return impersonate(getUserDetailsForImpersonation2());
    }

    public UserDetails getUserDetailsForImpersonation2() throws UsernameNotFoundException {
        return Jenkins.get()
                .getSecurityRealm()
                .getSecurityComponents()
                .userDetails2
                .loadUserByUsername(id);
    }

    public Authentication impersonate(UserDetails userDetails) {
        return new UsernamePasswordAuthenticationToken(userDetails.getUsername(), "", userDetails.getAuthorities());
    }

    public static User getOrCreateByIdOrFullName(String idOrFullName) {
        User byId = getById(idOrFullName, false);
        if (byId != null) {
            return byId;
        }
        return getAll().stream()
                .filter(each -> each.fullName.equals(idOrFullName))
                .findFirst()
                .orElseGet(() -> getById(idOrFullName, true));
    }

    /** Null when nobody is logged in. */
    public static User current() {
        return get2(Jenkins.getAuthentication2());
    }

    public static User get2(Authentication a) {
        return a == null || ACL.isAnonymous2(a) ? null : getById(a.getName(), true);
    }

    /** Null when there is none, and none is to be made. */
    public static User getById(String id, boolean create) {
        if (id == null) {
            return null;
        }
        User there = ALL.get(key(id));
        if (there != null || !create && folders().find(key(id)) == null) {
            return there;
        }
        return ALL.computeIfAbsent(key(id), ignored -> new User(id, id));
    }

    public static User getUnknown() {
        return getById("unknown", true);
    }

    public static Collection<User> getAll() {
        folders().keys().forEach(key -> getById(key, true));
        return ALL.values().stream().sorted().collect(Collectors.toList());
    }

    public static boolean isIdOrFullnameAllowed(String id) {
        return Util.fixEmptyAndTrim(id) != null && !NOT_KEPT.contains(id.trim().toLowerCase(Locale.ENGLISH));
    }

    @Override
    public synchronized void save() throws IOException {
        for (String name : List.of(id, fullName)) {
            if (!isIdOrFullnameAllowed(name)) {
                throw FormValidation.error("\"" + name + "\" is prohibited as a user's name for security reasons.");
            }
        }
        if (BulkChange.contains(this)) {
            return;
        }
        XmlFile file = file(folders().findOrMake(key(id)));
        file.write(this);
        SaveableListener.fireOnChange(this, file);
    }

    public void delete() throws IOException {
        ALL.remove(key(id));
        folders().remove(key(id));
    }

    /** Null until something was saved. */
    public File getUserFolder() {
        return folders().find(key(id));
    }

    @Override
    public ACL getACL() {
        ACL base = Jenkins.get().getAuthorizationStrategy().getACL(this);
        return ACL.lambda2((a, permission) ->
                idStrategy().equals(a.getName(), id) && !ACL.isAnonymous2(a) || base.hasPermission2(a, permission));
    }

    public boolean canDelete() {
        return hasPermission(Jenkins.ADMINISTER)
                && !idStrategy().equals(id, Jenkins.getAuthentication2().getName())
                && getUserFolder() != null;
    }

    /** The user's groups, for administrators. */
    public List<String> getAuthorities() {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return Collections.emptyList();
        }
        try {
            List<String> groups = new ArrayList<>();
            for (GrantedAuthority each : impersonate2().getAuthorities()) {
                String name = each.getAuthority();
                if (!each.equals(SecurityRealm.AUTHENTICATED_AUTHORITY2)
                        && !idStrategy().equals(name, id)) {
                    groups.add(name);
                }
            }
            groups.sort(String.CASE_INSENSITIVE_ORDER);
            return groups;
        } catch (UsernameNotFoundException e) {
            return Collections.emptyList();
        }
    }

    @Override
    public Object getTarget() {
        return Jenkins.get().hasPermission(Jenkins.READ) ? this : null;
    }

    /** In another object's file only the id is written. */
    private Object writeReplace() {
        return XmlFile.replaceIfNotAtTopLevel(this, () -> new Reference(id));
    }

    private static final class Reference {
        private final String id;

        Reference(String id) {
            this.id = id;
        }

        private Object readResolve() {
            return getById(id, false);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
