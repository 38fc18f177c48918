package org.jvnet.hudson.test;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.SidACL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.acegisecurity.acls.sid.Sid;

/** Grants permissions in tests, for instance {@code grant(Item.BUILD).onItems(job).to("alice")}. */
public class MockAuthorizationStrategy extends AuthorizationStrategy {
    private final List<Granted> grants = new ArrayList<>();

    public MockAuthorizationStrategy() {}

    /** With everything that these imply. */
    public Grant grant(Permission... permissions) {
        Set<Permission> all = new HashSet<>();
        for (Permission candidate : Permission.getAll()) {
            for (Permission p = candidate; p != null; p = p.impliedBy) {
                if (Arrays.asList(permissions).contains(p)) {
                    all.add(candidate);
                }
            }
        }
        return new Grant(all);
    }

    public Grant grantWithoutImplication(Permission... permissions) {
        return new Grant(new HashSet<>(Arrays.asList(permissions)));
    }

    private ACL acl(String path) {
        return new SidACL() {
            @Override
            protected Boolean hasPermission(Sid p, Permission permission) {
                String name = toString(p);
                return grants.stream().anyMatch(each -> each.covers(permission, path, name)) ? true : null;
            }
        };
    }

    @Override
    public ACL getRootACL() {
        return acl("");
    }

    @Override
    public ACL getACL(AbstractItem item) {
        return acl(item.getFullName());
    }

    @Override
    public ACL getACL(Job<?, ?> project) {
        return getACL((AbstractItem) project);
    }

    /** Names of groups and of users are not told apart here. */
    @Override
    public Collection<String> getGroups() {
        return Collections.emptySet();
    }

    /** Saved with Jenkins. */
    private static final class Granted {
        private final Set<String> permissions;
        private final String where;
        private final Set<String> who;

        Granted(Set<Permission> permissions, String where, Collection<String> who) {
            this.permissions =
                    permissions.stream().map(Permission::getId).collect(Collectors.toCollection(HashSet::new));
            this.where = where;
            this.who = new HashSet<>(who);
        }

        boolean covers(Permission permission, String path, String name) {
            return who.contains(name) && permissions.contains(permission.getId()) && path.matches(where);
        }
    }

    /** Permissions that wait for a place. */
    public class Grant {
        private final Set<Permission> permissions;

        Grant(Set<Permission> permissions) {
            this.permissions = permissions;
        }

        public GrantOn everywhere() {
            return onPaths(".*");
        }

        public GrantOn onRoot() {
            return onPaths("");
        }

        public GrantOn onItems(Item... items) {
            return onPaths(Arrays.stream(items).map(i -> Pattern.quote(i.getFullName())));
        }

        public GrantOn onFolders(ItemGroup<?>... folders) {
            return onPaths(Arrays.stream(folders).map(f -> Pattern.quote(f.getFullName()) + "(?:|/.+)"));
        }

        /** Regular expressions that match a whole path; Jenkins itself has the empty one. */
        public GrantOn onPaths(String... pathRegexps) {
            return onPaths(Arrays.stream(pathRegexps));
        }

        private GrantOn onPaths(Stream<String> regexps) {
            return new GrantOn(regexps.map(each -> "(?:" + each + ")").collect(Collectors.joining("|")));
        }

        /** Permissions at a place that wait for someone. */
        public class GrantOn {
            private final String where;

            GrantOn(String where) {
                this.where = where;
            }

            /** Names of users or of groups. */
            public MockAuthorizationStrategy to(String... sids) {
                grants.add(new Granted(permissions, where, Arrays.asList(sids)));
                return MockAuthorizationStrategy.this;
            }

            public MockAuthorizationStrategy to(User... users) {
                return to(Arrays.stream(users).map(User::getId).toArray(String[]::new));
            }

            public MockAuthorizationStrategy toEveryone() {
                return to("role_everyone");
            }

            public MockAuthorizationStrategy toAuthenticated() {
                return to("authenticated");
            }
        }
    }
}
