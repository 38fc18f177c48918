package hudson.security;

import hudson.model.ItemGroup;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.User;
import hudson.remoting.Callable;
import java.util.Arrays;
import java.util.function.BiFunction;
import jenkins.model.Jenkins;
import org.acegisecurity.acls.sid.PrincipalSid;
import org.acegisecurity.acls.sid.Sid;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Answers who may do what with one object. */
public abstract class ACL {
    /** Everybody, logged in or not. */
    public static final Sid EVERYONE = new Sid() {};

    public static final String ANONYMOUS_USERNAME = "anonymous";
    public static final Sid ANONYMOUS = new PrincipalSid(ANONYMOUS_USERNAME);
    public static final String SYSTEM_USERNAME = "SYSTEM";
    public static final Authentication SYSTEM2 = new UsernamePasswordAuthenticationToken(SYSTEM_USERNAME, "SYSTEM");

    public ACL() {}

    public final void checkPermission(Permission p) {
        Authentication user = Jenkins.getAuthentication2();
        if (!user.equals(SYSTEM2) && !hasPermission2(user, p)) {
            throw new AccessDeniedException3(user, firstEnabled(p));
        }
    }

    private static Permission firstEnabled(Permission p) {
        Permission enabled = p;
        while (!enabled.enabled && enabled.impliedBy != null) {
            enabled = enabled.impliedBy;
        }
        return enabled;
    }

    public final void checkAnyPermission(Permission... permissions) {
        if (permissions.length == 0) {
            throw new IllegalArgumentException("no permission was given to check");
        }
        if (!hasAnyPermission(permissions)) {
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), firstEnabled(permissions[0]));
        }
    }

    public final boolean hasPermission(Permission p) {
        Authentication user = Jenkins.getAuthentication2();
        return user.equals(SYSTEM2) || hasPermission2(user, p);
    }

    public final boolean hasAnyPermission(Permission... permissions) {
        if (permissions.length == 0) {
            throw new IllegalArgumentException("no permission was given to check");
        }
        return Arrays.stream(permissions).anyMatch(this::hasPermission);
    }

    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new AbstractMethodError(getClass().getName() + " does not implement hasPermission2");
    }

    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> impl) {
        return new ACL() {
            @Override
            public boolean hasPermission2(Authentication a, Permission permission) {
                return impl.apply(a, permission);
            }
        };
    }

    public final void checkCreatePermission(ItemGroup c, TopLevelItemDescriptor d) {
        Authentication user = Jenkins.getAuthentication2();
        if (!user.equals(SYSTEM2) && !hasCreatePermission2(user, c, d)) {
            throw new AccessDeniedException(user.getName() + " may not create a " + d.getDisplayName());
        }
    }

    public boolean hasCreatePermission2(Authentication a, ItemGroup c, TopLevelItemDescriptor d) {
        return true;
    }

    public static SecurityContext impersonate2(Authentication auth) {
        SecurityContext old = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(auth));
        return old;
    }

    public static void impersonate2(Authentication auth, Runnable body) {
        try (ACLContext ignored = as2(auth)) {
            body.run();
        }
    }

    public static <V, T extends Exception> V impersonate2(Authentication auth, Callable<V, T> body) throws T {
        try (ACLContext ignored = as2(auth)) {
            return body.call();
        }
    }

    public static ACLContext as2(Authentication auth) {
        return new ACLContext(impersonate2(auth));
    }

    public static ACLContext as(User user) {
        return as2(user == null ? Jenkins.ANONYMOUS2 : user.impersonate2());
    }

    public static boolean isAnonymous2(Authentication authentication) {
        return authentication instanceof AnonymousAuthenticationToken;
    }
}
