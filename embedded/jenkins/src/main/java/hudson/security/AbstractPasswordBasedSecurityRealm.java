package hudson.security;

import java.util.Collections;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** A realm whose users have passwords. */
public abstract class AbstractPasswordBasedSecurityRealm extends SecurityRealm {
    public AbstractPasswordBasedSecurityRealm() {}

    @Override
    public SecurityComponents createSecurityComponents() {
        return new SecurityComponents(this::logIn, this::loadUserByUsername2);
    }

    private Authentication logIn(Authentication request) {
        Object password = request.getCredentials();
        UserDetails user = authenticateByPassword(request.getName(), password == null ? "" : password.toString());
        return new UsernamePasswordAuthenticationToken(
                user, "", user.getAuthorities() == null ? Collections.emptyList() : user.getAuthorities());
    }

    protected UserDetails authenticate2(String username, String password) throws AuthenticationException {
        throw new AbstractMethodError(getClass().getName() + " does not implement authenticate2");
    }

    public final UserDetails authenticateByPassword(String username, String password) throws AuthenticationException {
        return authenticate2(username, password);
    }

    @Override
    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        throw new AbstractMethodError(getClass().getName() + " does not implement loadUserByUsername2");
    }

    @Override
    public GroupDetails loadGroupByGroupname2(String groupname, boolean fetchMembers) throws UsernameNotFoundException {
        return loadGroupByGroupname(groupname);
    }

    public GroupDetails loadGroupByGroupname(String groupname) {
        throw new AbstractMethodError(getClass().getName() + " does not implement loadGroupByGroupname");
    }
}
