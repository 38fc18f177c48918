package hudson.model;

import hudson.Util;
import hudson.search.SearchableModelObject;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import java.io.IOException;
import java.util.Collection;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;
import jenkins.util.io.OnMaster;

/** Something in the tree of jobs and folders. */
public interface Item extends PersistenceRoot, SearchableModelObject, AccessControlled, OnMaster {
    ItemGroup<? extends Item> getParent();

    Collection<? extends Job> getAllJobs();

    String getName();

    String getFullName();

    @Override
    String getDisplayName();

    String getFullDisplayName();

    default String getRelativeNameFrom(ItemGroup g) {
        return RelativeNames.of(this, g);
    }

    default String getRelativeNameFrom(Item item) {
        return getRelativeNameFrom(item.getParent());
    }

    String getUrl();

    String getShortUrl();

    default String getAbsoluteUrl() {
        String root = Jenkins.get().getRootUrl();
        if (root == null) {
            throw new IllegalStateException("Root URL isn't configured yet. Cannot compute absolute URL.");
        }
        return Util.encode(root + getUrl());
    }

    void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException;

    void onCopiedFrom(Item src);

    default void onCreatedFromScratch() {}

    @Override
    void save() throws IOException;

    void delete() throws IOException, InterruptedException;

    PermissionGroup PERMISSIONS = new PermissionGroup(Item.class, FixedText.of("Job"));
    Permission CREATE = permission("Create", Permission.CREATE, PermissionScope.ITEM_GROUP);
    Permission DELETE = permission("Delete", Permission.DELETE, PermissionScope.ITEM);
    Permission CONFIGURE = permission("Configure", Permission.CONFIGURE, PermissionScope.ITEM);
    Permission READ = permission("Read", Permission.READ, PermissionScope.ITEM);
    Permission DISCOVER = permission("Discover", READ, PermissionScope.ITEM);
    Permission EXTENDED_READ = new Permission(
            PERMISSIONS,
            "ExtendedRead",
            FixedText.of("ExtendedRead"),
            CONFIGURE,
            SystemProperties.getBoolean("hudson.security.ExtendedReadPermission"),
            new PermissionScope[] {PermissionScope.ITEM});
    Permission BUILD = permission("Build", Permission.UPDATE, PermissionScope.ITEM);
    Permission WORKSPACE = permission("Workspace", Permission.READ, PermissionScope.ITEM);
    Permission WIPEOUT = permission("WipeOut", WORKSPACE, PermissionScope.ITEM);
    Permission CANCEL = permission("Cancel", Permission.UPDATE, PermissionScope.ITEM);

    private static Permission permission(String name, Permission impliedBy, PermissionScope scope) {
        return new Permission(PERMISSIONS, name, FixedText.of(name), impliedBy, scope);
    }
}
