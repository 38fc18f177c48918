package org.acegisecurity.acls.sid;

import org.springframework.security.core.Authentication;

/** A user. */
public class PrincipalSid implements Sid {
    private final String principal;

    public PrincipalSid(String principal) {
        this.principal = principal;
    }

    public PrincipalSid(Authentication a) {
        this(a.getName());
    }

    public String getPrincipal() {
        return principal;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PrincipalSid that && principal.equals(that.principal);
    }

    @Override
    public int hashCode() {
        return principal.hashCode();
    }

    @Override
    public String toString() {
        return principal;
    }
}
