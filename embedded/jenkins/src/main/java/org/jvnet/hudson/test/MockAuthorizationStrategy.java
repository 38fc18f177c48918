package org.jvnet.hudson.test;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;

/** Grants permissions in tests, for instance {@code grant(Item.BUILD).onItems(job).to("alice")}. */
public class MockAuthorizationStrategy extends AuthorizationStrategy {
    private final transient List<Granted> grants = new ArrayList<>();

    private record Granted(Set<Permission> permissions, String where, Predicate<Authentication> who) {
        boolean covers(String path) {
            return where == null ? path == null : path != null && path.matches(where);
        }
    }

    public MockAuthorizationStrategy() {}

    /** Grants are not kept over a restart. */
    private Object readResolve() {
        return new MockAuthorizationStrategy();
    }

    /** With everything that these imply. */
    public Grant grant(Permission... permissions) {
        Set<Permission> all = new HashSet<>();
        for (Permission candidate : Permission.getAll()) {
            for (Permission p = candidate; p != null; p = p.impliedBy) {
                if (List.of(permissions).contains(p)) {
                    all.add(candidate);
                }
            }
        }
        return new Grant(all);
    }

    public Grant grantWithoutImplication(Permission... permissions) {
        return new Grant(Set.of(permissions));
    }

    private ACL acl(String path) {
        return ACL.lambda2((user, permission) -> grants.stream()
                .anyMatch(g -> (g.covers(path) || ".*".equals(g.where))
                        && g.permissions.contains(permission)
                        && g.who.test(user)));
    }

    @Override
    public ACL getRootACL() {
        return acl(null);
    }

    @Override
    public ACL getACL(AbstractItem item) {
        return acl(item.getFullName());
    }

    @Override
    public ACL getACL(Job<?, ?> project) {
        return getACL((AbstractItem) project);
    }

    @Override
    public Collection<String> getGroups() {
        return Collections.emptySet();
    }

    /** Permissions that wait for a place. */
    public class Grant {
        private final Set<Permission> permissions;

        Grant(Set<Permission> permissions) {
            this.permissions = permissions;
        }

        public GrantOn everywhere() {
            return new GrantOn(".*");
        }

        public GrantOn onRoot() {
            return new GrantOn(null);
        }

        public GrantOn onItems(Item... items) {
            return onPaths(Arrays.stream(items)
                    .map(i -> Pattern.quote(i.getFullName()))
                    .toArray(String[]::new));
        }

        public GrantOn onFolders(ItemGroup<?>... folders) {
            return onPaths(Arrays.stream(folders)
                    .map(f -> Pattern.quote(f.getFullName()) + "(?:/.*)?")
                    .toArray(String[]::new));
        }

        public GrantOn onPaths(String... pathRegexps) {
            return new GrantOn(String.join("|", pathRegexps));
        }

        /** Permissions at a place that wait for someone. */
        public class GrantOn {
            private final String where;

            GrantOn(String where) {
                this.where = where;
            }

            private MockAuthorizationStrategy allow(Predicate<Authentication> who) {
                grants.add(new Granted(permissions, where, who));
                return MockAuthorizationStrategy.this;
            }

            public MockAuthorizationStrategy to(String... sids) {
                Set<String> names = Set.of(sids);
                return allow(user -> names.contains(user.getName())
                        || user.getAuthorities().stream().anyMatch(a -> names.contains(a.getAuthority())));
            }

            public MockAuthorizationStrategy to(User... users) {
                return to(Arrays.stream(users).map(User::getId).toArray(String[]::new));
            }

            public MockAuthorizationStrategy toEveryone() {
                return allow(user -> true);
            }

            public MockAuthorizationStrategy toAuthenticated() {
                return allow(user -> !ACL.isAnonymous2(user));
            }
        }
    }
}
