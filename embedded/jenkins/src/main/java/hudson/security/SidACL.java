package hudson.security;

import java.util.ArrayList;
import java.util.List;
import org.acegisecurity.acls.sid.GrantedAuthoritySid;
import org.acegisecurity.acls.sid.PrincipalSid;
import org.acegisecurity.acls.sid.Sid;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Asks for the user first, then for the user's groups, then for everyone. */
public abstract class SidACL extends ACL {
    public SidACL() {}

    @Override
    public boolean hasPermission2(Authentication a, Permission permission) {
        return a.equals(SYSTEM2) || Boolean.TRUE.equals(_hasPermission(a, permission));
    }

    /** Null when nothing is said about this user. */
    protected Boolean _hasPermission(Authentication a, Permission permission) {
        List<Sid> asked = new ArrayList<>();
        asked.add(new PrincipalSid(a));
        for (GrantedAuthority group : a.getAuthorities()) {
            asked.add(new GrantedAuthoritySid(group));
        }
        asked.add(EVERYONE);
        asked.add(ANONYMOUS);
        for (Sid sid : asked) {
            Boolean answer = hasPermission(sid, permission);
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    protected abstract Boolean hasPermission(Sid p, Permission permission);

    protected String toString(Sid p) {
        if (p instanceof GrantedAuthoritySid group) {
            return group.getGrantedAuthority();
        }
        if (p instanceof PrincipalSid user) {
            return user.getPrincipal();
        }
        return p == EVERYONE ? "role_everyone" : null;
    }

    /** What this one does not answer, the parent does. */
    public final SidACL newInheritingACL(SidACL parent) {
        SidACL child = this;
        return new SidACL() {
            @Override
            protected Boolean hasPermission(Sid p, Permission permission) {
                throw new AssertionError("only _hasPermission is asked");
            }

            @Override
            protected Boolean _hasPermission(Authentication a, Permission permission) {
                Boolean own = child._hasPermission(a, permission);
                return own == null ? parent._hasPermission(a, permission) : own;
            }
        };
    }
}
