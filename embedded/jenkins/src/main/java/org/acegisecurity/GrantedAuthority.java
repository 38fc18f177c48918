package org.acegisecurity;

import java.util.Collection;

/** The older name of what somebody may do. */
@Deprecated
public interface GrantedAuthority {
    String getAuthority();

    @Override
    String toString();

    @Override
    boolean equals(Object obj);

    @Override
    int hashCode();

    static GrantedAuthority fromSpring(org.springframework.security.core.GrantedAuthority authority) {
        return new SpringAuthority(authority.getAuthority());
    }

    static GrantedAuthority[] fromSpring(
            Collection<? extends org.springframework.security.core.GrantedAuthority> authorities) {
        return authorities.stream().map(GrantedAuthority::fromSpring).toArray(GrantedAuthority[]::new);
    }
}
