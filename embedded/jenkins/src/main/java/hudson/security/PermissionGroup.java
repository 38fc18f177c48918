package hudson.security;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jvnet.localizer.Localizable;

/** Permissions of one owner, shown together. */
public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {
    private static final Map<Class<?>, PermissionGroup> ALL = new LinkedHashMap<>();

    public final Class owner;
    public final Localizable title;
    private final String id;
    private final SortedSet<Permission> permissions = new TreeSet<>(Permission.ID_COMPARATOR);

    public PermissionGroup(Class owner, Localizable title) {
        this(title.toString(Locale.ENGLISH), owner, title);
    }

    public PermissionGroup(String id, Class owner, Localizable title) {
        this.id = id;
        this.owner = owner;
        this.title = title;
        synchronized (ALL) {
            if (ALL.putIfAbsent(owner, this) != null) {
                throw new IllegalStateException("a permission group of " + owner.getName() + " exists already");
            }
        }
    }

    public String getId() {
        return id;
    }

    public String getOwnerClassName() {
        return owner.getName();
    }

    @Override
    public Iterator<Permission> iterator() {
        return getPermissions().iterator();
    }

    synchronized void add(Permission p) {
        if (!permissions.add(p)) {
            throw new IllegalStateException("the permission " + p.getId() + " exists already");
        }
    }

    public synchronized List<Permission> getPermissions() {
        return new ArrayList<>(permissions);
    }

    public synchronized Permission find(String name) {
        return permissions.stream().filter(p -> p.name.equals(name)).findFirst().orElse(null);
    }

    public boolean hasPermissionContainedBy(PermissionScope scope) {
        return getPermissions().stream().anyMatch(p -> p.isContainedBy(scope));
    }

    @Override
    public int compareTo(PermissionGroup that) {
        return getOwnerClassName().compareTo(that.getOwnerClassName());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PermissionGroup that && getOwnerClassName().equals(that.getOwnerClassName());
    }

    @Override
    public int hashCode() {
        return getOwnerClassName().hashCode();
    }

    public synchronized int size() {
        return permissions.size();
    }

    public static List<PermissionGroup> getAll() {
        synchronized (ALL) {
            List<PermissionGroup> sorted = new ArrayList<>(ALL.values());
            Collections.sort(sorted);
            return sorted;
        }
    }

    public static PermissionGroup get(Class owner) {
        synchronized (ALL) {
            return ALL.get(owner);
        }
    }

    @Override
    public String toString() {
        return "PermissionGroup[" + getOwnerClassName() + "]";
    }
}
