package hudson.security;

import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jvnet.localizer.Localizable;

/** Something that a user may or may not do; whoever has {@link #impliedBy} has this one too. */
public final class Permission {
    public static final Comparator<Permission> ID_COMPARATOR = Comparator.comparing(Permission::getId);

    public final Class owner;
    public final PermissionGroup group;
    public final String name;
    public final Localizable description;
    public final Permission impliedBy;
    public boolean enabled;
    private final Set<PermissionScope> scopes;

    public Permission(
            PermissionGroup group,
            String name,
            Localizable description,
            Permission impliedBy,
            boolean enable,
            PermissionScope[] scopes) {
        if (!Pattern.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*", name)) {
            throw new IllegalArgumentException("a permission's name must be a Java identifier, but it is: " + name);
        }
        this.group = group;
        this.owner = group.owner;
        this.name = name;
        this.description = description;
        this.impliedBy = impliedBy;
        this.enabled = enable;
        this.scopes = new HashSet<>(Arrays.asList(scopes));
        group.add(this);
    }

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {
        this(group, name, description, impliedBy, true, new PermissionScope[] {scope});
    }

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, boolean enable) {
        this(group, name, description, impliedBy, enable, new PermissionScope[] {PermissionScope.JENKINS});
    }

    public Permission(PermissionGroup group, String name, Localizable description, Permission impliedBy) {
        this(group, name, description, impliedBy, PermissionScope.JENKINS);
    }

    public boolean isContainedBy(PermissionScope s) {
        return scopes.stream().anyMatch(scope -> scope.isContainedBy(s));
    }

    public String getId() {
        return owner.getName() + '.' + name;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Permission that && getId().equals(that.getId());
    }

    @Override
    public int hashCode() {
        return getId().hashCode();
    }

    public static Permission fromId(String id) {
        int dot = id.lastIndexOf('.');
        if (dot < 0) {
            return null;
        }
        return getAll().stream().filter(p -> p.getId().equals(id)).findFirst().orElse(null);
    }

    @Override
    public String toString() {
        return "Permission[" + owner + ',' + name + ']';
    }

    public void setEnabled(boolean enable) {
        enabled = enable;
    }

    public boolean getEnabled() {
        return enabled;
    }

    public static List<Permission> getAll() {
        return PermissionGroup.getAll().stream()
                .flatMap(g -> g.getPermissions().stream())
                .collect(Collectors.toList());
    }

    private static Localizable text(String text) {
        return FixedText.of(text);
    }

    public static final PermissionGroup HUDSON_PERMISSIONS =
            new PermissionGroup("Overall", jenkins.model.Jenkins.class, text("Overall"));
    public static final Permission HUDSON_ADMINISTER =
            new Permission(HUDSON_PERMISSIONS, "Administer", text("Administer"), null);
    public static final PermissionGroup GROUP = new PermissionGroup("N/A", Permission.class, text("N/A"));
    public static final Permission FULL_CONTROL =
            new Permission(GROUP, "FullControl", text("Full control"), HUDSON_ADMINISTER);
    public static final Permission READ = new Permission(GROUP, "GenericRead", null, HUDSON_ADMINISTER);
    public static final Permission WRITE = new Permission(GROUP, "GenericWrite", null, HUDSON_ADMINISTER);
    public static final Permission CREATE = new Permission(GROUP, "GenericCreate", null, WRITE);
    public static final Permission UPDATE = new Permission(GROUP, "GenericUpdate", null, WRITE);
    public static final Permission DELETE = new Permission(GROUP, "GenericDelete", null, WRITE);
    public static final Permission CONFIGURE = new Permission(GROUP, "GenericConfigure", null, UPDATE);
}
