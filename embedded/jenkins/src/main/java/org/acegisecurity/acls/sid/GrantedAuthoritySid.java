package org.acegisecurity.acls.sid;

import org.springframework.security.core.GrantedAuthority;

/** A group. */
public class GrantedAuthoritySid implements Sid {
    private final String grantedAuthority;

    public GrantedAuthoritySid(String grantedAuthority) {
        this.grantedAuthority = grantedAuthority;
    }

    public GrantedAuthoritySid(GrantedAuthority ga) {
        this(ga.getAuthority());
    }

    public String getGrantedAuthority() {
        return grantedAuthority;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof GrantedAuthoritySid that && grantedAuthority.equals(that.grantedAuthority);
    }

    @Override
    public int hashCode() {
        return grantedAuthority.hashCode();
    }

    @Override
    public String toString() {
        return grantedAuthority;
    }
}
