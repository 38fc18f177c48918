package hudson.security;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** A realm that is given a name and a password and says who that is. */
public abstract class AbstractPasswordBasedSecurityRealm extends SecurityRealm {
    public AbstractPasswordBasedSecurityRealm() {}

    @Override
    public SecurityComponents createSecurityComponents() {
        return new SecurityComponents(this::authenticate, this::loadUserByUsername2);
    }

    private Authentication authenticate(Authentication given) {
        UserDetails user = authenticate2(given.getName(), String.valueOf(given.getCredentials()));
        return new UsernamePasswordAuthenticationToken(user, "", user.getAuthorities());
    }

    /** @throws AuthenticationException when the password is wrong */
    protected UserDetails authenticate2(String username, String password) throws AuthenticationException {
        throw new AbstractMethodError(
                "authenticate2 is not implemented by " + getClass().getName());
    }

    public final UserDetails authenticateByPassword(String username, String password) throws AuthenticationException {
        return authenticate2(username, password);
    }

    @Override
    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        return super.loadUserByUsername2(username);
    }
}
