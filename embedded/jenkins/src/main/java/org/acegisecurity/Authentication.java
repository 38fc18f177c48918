package org.acegisecurity;

import java.io.Serializable;
import java.security.Principal;

/** The older name of who somebody is. */
@Deprecated
public interface Authentication extends Principal, Serializable {
    GrantedAuthority[] getAuthorities();

    Object getCredentials();

    Object getDetails();

    Object getPrincipal();

    boolean isAuthenticated();

    void setAuthenticated(boolean isAuthenticated) throws IllegalArgumentException;

    static Authentication fromSpring(org.springframework.security.core.Authentication authentication) {
        return new SpringAuthentication(authentication);
    }

    default org.springframework.security.core.Authentication toSpring() {
        throw new UnsupportedOperationException(getClass().getName() + " was not made from Spring Security's");
    }
}
